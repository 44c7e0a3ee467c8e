package org.sketch28.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.SmallWorkspace;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.app.base.Messages;
import org.sketch28.data.Domain;
import org.sketch28.data.catalog.CorrectedDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.Preset;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunInfoBuilder;
import org.sketch28.workspace.Workspace;

/** Runs that are trained from start to end while the test waits; no window is needed. */
class TrainViewModelTest {

  @TempDir private Path home;
  private final List<String> messages = new ArrayList<>();
  private final List<Throwable> faults = new ArrayList<>();
  private Workspace workspace;
  private TrainViewModel viewModel;

  @BeforeEach
  void open() throws Exception {
    workspace = SmallWorkspace.withDataset(home);
    viewModel = new TrainViewModel(workspace, ManualTasks.direct(faults), messages::add);
    viewModel.refresh();
    select(SmallWorkspace.DATASET);
    viewModel.form().show(SmallWorkspace.config(2));
  }

  @AfterEach
  void close() {
    viewModel.close();
  }

  private void select(String dataset) {
    viewModel.datasets().available().stream()
        .filter(info -> info.name().equals(dataset))
        .forEach(viewModel.datasets().selectedProperty()::set);
  }

  private RunInfo run() {
    return viewModel.history().all().get(0);
  }

  @Test
  void aRunIsTrainedSavedAndShown() {
    viewModel.start();
    assertEquals(TrainingState.IDLE, viewModel.stateProperty().get());
    assertEquals(RunInfo.Status.FINISHED, run().status());
    assertEquals("linear · Few digits", run().title());
    assertEquals(SmallWorkspace.config(2), run().config());
    assertEquals(
        Messages.text("train.end.FINISHED", run().bestEpoch(), 100 * run().bestAccuracy()),
        viewModel.messageProperty().get());
    RunCurves curves = viewModel.history().curvesOf(run()).orElseThrow();
    assertEquals(
        run().steps(), curves.series(RunCurves.Measure.LOSS, RunCurves.Part.TRAINING).size());
    assertEquals(2, curves.series(RunCurves.Measure.LOSS, RunCurves.Part.VALIDATION).size());
    assertEquals(run().steps(), viewModel.latestProperty().get().orElseThrow().step());
    assertEquals(run().id(), viewModel.currentProperty().get().orElseThrow().id());
    assertTrue(messages.isEmpty() && faults.isEmpty(), messages + " " + faults);
  }

  @Test
  void theSameSettingsGiveTheSameRun() {
    viewModel.start();
    RunInfo first = run();
    viewModel.show(Preset.BEST);
    viewModel.runAgain(first);
    assertEquals(2, viewModel.history().all().size());
    assertNotEquals(first.id(), run().id());
    assertEquals(first.config(), run().config());
    assertEquals(first.bestAccuracy(), run().bestAccuracy());
    assertEquals("2", viewModel.form().numberProperty(NumberSetting.EPOCHS).get());
  }

  @Test
  void aFinishedRunIsResumedWithItsCurves() {
    viewModel.start();
    RunInfo finished = run();
    viewModel.resume(finished);
    assertEquals(1, viewModel.history().all().size());
    assertEquals(
        finished.steps(),
        viewModel
            .history()
            .curvesOf(finished)
            .orElseThrow()
            .series(RunCurves.Measure.LOSS, RunCurves.Part.TRAINING)
            .size());
  }

  @Test
  void aModelIsBuiltFromARun() throws Exception {
    List<String> notified = new ArrayList<>();
    viewModel.setOnModelBuilt(() -> notified.add("built"));
    viewModel.start();
    viewModel.models().start(run());
    assertEquals(List.of("built"), notified);
    assertTrue(
        viewModel.messageProperty().get().contains("test accuracy"),
        viewModel.messageProperty().get());
    assertEquals(
        "linear · Few digits",
        workspace.models().list().stream()
            .filter(entry -> entry.folder().startsWith(workspace.ownModels()))
            .findFirst()
            .orElseThrow()
            .manifest()
            .title());
  }

  @Test
  void aRunWithoutACheckpointIsNoModel() throws Exception {
    viewModel.start();
    RunInfo copy =
        workspace
            .runs()
            .create("not begun", org.sketch28.train.SyntheticData.few(), SmallWorkspace.config(1));
    viewModel.models().start(copy);
    assertEquals(1, messages.size(), messages.toString());
  }

  @Test
  void aFieldThatIsNotANumberIsReported() {
    viewModel.form().numberProperty(NumberSetting.LEARNING_RATE).set("fast");
    viewModel.start();
    assertTrue(messages.get(0).contains("fast"), messages.toString());
    assertEquals(TrainingState.IDLE, viewModel.stateProperty().get());
    assertTrue(workspace.runs().list().isEmpty());
  }

  @Test
  void settingsThatCannotWorkLeaveNothingBehind() {
    viewModel.form().numberProperty(NumberSetting.BATCH_SIZE).set("100000");
    viewModel.start();
    assertTrue(messages.get(0).contains("100,000"), messages.toString());
    assertEquals(TrainingState.IDLE, viewModel.stateProperty().get());
    assertTrue(workspace.runs().list().isEmpty());
    viewModel.form().show(SmallWorkspace.config(1));
    viewModel.start();
    assertEquals(1, workspace.runs().list().size(), "another try is possible");
  }

  @Test
  void anUnexpectedFaultIsReportedAndEndsTheRun() {
    // Nobody does that; it stands for a bug in the program.
    viewModel.resume(RunInfoBuilder.builder().build());
    assertEquals(1, faults.size(), faults.toString());
    assertTrue(messages.isEmpty(), "the reporter of faults tells the user");
    assertEquals(TrainingState.IDLE, viewModel.stateProperty().get());
  }

  @Test
  void aDeletedRunIsGone() {
    viewModel.start();
    viewModel.delete(List.of(run()));
    assertTrue(viewModel.history().all().isEmpty());
    assertTrue(workspace.runs().list().isEmpty());
  }

  @Test
  void aRunThatIsDeletedWhileItIsLoadedIsNotBegunAnew() throws Exception {
    viewModel.start();
    RunInfo run = run();
    ManualTasks later = new ManualTasks();
    try (TrainViewModel second = new TrainViewModel(workspace, later.tasks(), message -> {})) {
      second.refresh();
      later.runAll();
      second.resume(run);
      second.delete(List.of(run));
      later.runAll();
      assertEquals(List.of(), workspace.runs().list());
      second.history().deleted().undo();
      later.runAll();
      assertEquals(run.step(), workspace.runs().find(run.id()).step());
    }
    assertEquals(List.of(), later.faults());
  }

  @Test
  void theSizeOfTheNetworkIsShown() {
    assertEquals(Messages.text("train.cost", 7850, 7840 / 1e6), viewModel.costProperty().get());
    viewModel.form().architectureProperty().set(Architecture.MLP);
    assertTrue(viewModel.costProperty().get().contains("235,146"));
  }

  @Test
  void presetsDependOnTheDomainOfTheDataset() throws Exception {
    viewModel.show(Preset.GOOD);
    assertEquals(Preset.GOOD.config(Domain.DIGITS), viewModel.form().read());
    viewModel.datasets().available().stream()
        .filter(info -> info.domain() == Domain.GARMENTS)
        .findFirst()
        .ifPresentOrElse(viewModel.datasets().selectedProperty()::set, Assertions::fail);
    viewModel.show(Preset.GOOD);
    assertEquals(Preset.GOOD.config(Domain.GARMENTS), viewModel.form().read());
    assertNotEquals(Preset.GOOD.config(Domain.DIGITS), viewModel.form().read());
  }

  @Test
  void theSelectedDatasetStaysSelected() {
    viewModel.refresh();
    assertEquals(SmallWorkspace.DATASET, viewModel.datasets().selectedProperty().get().name());
  }

  @Test
  void ownDrawingsAndCorrectionsAreMixedIn() throws Exception {
    for (int digit = 0; digit < 10; digit++) {
      Drawing drawing = StrokeDigits.drawing(digit, new SplittableRandom(digit));
      workspace
          .drawings()
          .add(
              Domain.DIGITS,
              Integer.toString(digit),
              drawing,
              new MnistPreprocessor().apply(drawing).result());
    }
    viewModel.refresh();
    assertEquals(
        "my-digits",
        viewModel.datasets().ownFor(viewModel.datasets().selectedProperty().get()).orElseThrow());
    viewModel.datasets().mixOwnProperty().set(true);
    viewModel.datasets().correctedProperty().set(true);
    viewModel.start();
    assertEquals(
        List.of(SmallWorkspace.DATASET + CorrectedDataset.SUFFIX, "my-digits"), run().datasets());
    assertFalse(viewModel.currentProperty().get().isEmpty());
  }
}
