package org.sketch28.app.train.epochs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.SmallWorkspace;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.base.Progress;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.train.PauseControl;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.NewRun;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.TrainingService;
import org.sketch28.workspace.Workspace;

class EpochsViewModelTest {

  private static final Drawing ONE = StrokeDigits.drawing(1, new SplittableRandom(1));

  @TempDir private Path home;
  private final ManualTasks tasks = new ManualTasks();
  private Drawing canvas = ONE;
  private Workspace workspace;
  private TrainingService service;
  private EpochsViewModel viewModel;

  @BeforeEach
  void open() throws Exception {
    workspace = SmallWorkspace.withDataset(home);
    service = new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
    viewModel = new EpochsViewModel(service, workspace.runs(), () -> canvas, tasks.tasks());
  }

  @AfterEach
  void close() {
    viewModel.close();
    assertEquals(List.of(), tasks.faults());
  }

  private LoadedRun run(int epochs) throws Exception {
    NewRun request =
        new NewRun(
            "run",
            List.of(SmallWorkspace.DATASET),
            SmallWorkspace.config(epochs),
            Optional.empty());
    return service.create(request, Progress.NONE);
  }

  private RunInfo trained(int epochs) throws Exception {
    return service.session(run(epochs), new PauseControl(), event -> {}).train();
  }

  private EpochReplay replay() {
    tasks.runAll();
    return viewModel.stateProperty().get().replay().orElseThrow();
  }

  private String message() {
    tasks.runAll();
    assertTrue(viewModel.stateProperty().get().replay().isEmpty());
    return viewModel.stateProperty().get().message();
  }

  @Test
  void theLastOfTheSavedEpochsIsShownFirst() throws Exception {
    viewModel.open(trained(4));
    EpochReplay replay = replay();
    assertEquals(List.of(1, 2, 3, 4), replay.frames().stream().map(EpochFrame::epoch).toList());
    assertEquals(3, viewModel.indexProperty().get());
    for (EpochFrame frame : replay.frames()) {
      assertEquals(2 * replay.images().size(), frame.places().length);
      int right = 0;
      for (int c = 0; c < 10; c++) {
        right += frame.confusion().count(c, c);
      }
      assertEquals((double) right / replay.images().size(), frame.accuracy(), 1e-9);
      assertEquals(10, frame.probabilities().orElseThrow().length);
    }
    assertTrue(viewModel.progressProperty().get() > 0);
  }

  @Test
  void withoutADrawingThereAreNoProbabilities() throws Exception {
    canvas = Drawing.empty();
    viewModel.open(trained(2));
    EpochReplay replay = replay();
    assertTrue(replay.pinned().isEmpty());
    assertTrue(replay.frames().get(0).probabilities().isEmpty());
  }

  @Test
  void aRunWithoutSavedEpochsSaysSo() throws Exception {
    viewModel.open(run(3).info());
    assertTrue(message().startsWith("No epochs of this run were saved"));
  }

  @Test
  void damagedWeightsAreReported() throws Exception {
    RunInfo run = trained(2);
    Path file = workspace.runs().epochs(run.id()).run().resolve("epoch-000001.safetensors");
    Files.write(file, new byte[] {1, 2, 3});
    viewModel.open(run);
    assertTrue(message().contains("epoch 1"), message());
  }
}
