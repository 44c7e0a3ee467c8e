package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.base.Theme;
import org.sketch28.app.train.TrainViewModel;
import org.sketch28.base.Progress;
import org.sketch28.export.ModelExporter;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.report.EmbeddedData;
import org.sketch28.train.PauseControl;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.NewRun;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunPackage;
import org.sketch28.train.run.TrainingService;
import org.sketch28.workspace.Workspace;

/** Files of runs, without the system's dialogs. */
class RunDialogsTest {

  @TempDir private Path home;
  private final List<String> messages = new ArrayList<>();
  private final List<Throwable> faults = new ArrayList<>();
  private final List<String> suggested = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private Workspace workspace;
  private TrainViewModel training;
  private RunDialogs dialogs;
  private RunInfo run;
  private File chosen;
  private boolean yes;

  @BeforeEach
  void aTrainedRun() throws Exception {
    workspace = SmallWorkspace.withDataset(home);
    Tasks tasks = ManualTasks.direct(faults);
    training = new TrainViewModel(workspace, tasks, messages::add);
    TrainingService service =
        new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
    LoadedRun loaded =
        service.create(
            new NewRun(
                "A title",
                List.of(SmallWorkspace.DATASET),
                SmallWorkspace.config(1),
                Optional.empty()),
            Progress.NONE);
    run = service.session(loaded, new PauseControl(), event -> {}).train();
    dialogs =
        new RunDialogs(
            workspace, Drawing::empty, training, tasks, () -> Theme.LIGHT, messages::add);
    dialogs.setDialogs(
        chooser -> {
          suggested.add(chooser.getInitialFileName());
          return chosen;
        },
        chooser -> chosen,
        question -> {
          questions.add(question);
          return yes;
        });
  }

  @AfterEach
  void close() {
    training.close();
    assertEquals(List.of(), faults);
  }

  @Test
  void aReportOnARunIsWritten() throws Exception {
    chosen = home.resolve("report.html").toFile();
    dialogs.report(run);
    assertEquals(List.of("a-title.html"), suggested);
    assertEquals(run.id(), EmbeddedData.read(chosen.toPath()).run());
    assertEquals(List.of(), messages);
  }

  @Test
  void theModelOfARunIsExportedThoughNoneWasMadeOfIt() throws Exception {
    chosen = home.resolve("exported").toFile();
    dialogs.export(run, ModelExporter.Format.PYTORCH);
    assertEquals(List.of("a-title-pytorch"), suggested);
    assertEquals(List.of(), messages);
    assertTrue(Files.exists(chosen.toPath().resolve("model.py")));
    assertEquals(List.of(), workspace.trainedModels().list(), "it was built for this alone");
    assertNull(workspace.runs().find(run.id()).testAccuracy(), "not tested");
    assertTrue(training.messageProperty().get().contains(chosen.toString()));
    dialogs.export(run, ModelExporter.Format.PYTORCH);
    assertEquals(1, messages.size(), "the folder is not empty");
  }

  @Test
  void nothingIsWrittenOrReadIfTheUserCancels() {
    dialogs.export(run, ModelExporter.Format.ONNX);
    dialogs.report(run);
    dialogs.pack(run);
    dialogs.install();
    assertEquals(3, suggested.size());
    assertEquals(List.of(), messages);
  }

  @Test
  void aFileThatCannotBeWrittenOrReadGivesAMessage() throws Exception {
    Path inTheWay = Files.writeString(home.resolve("a file"), "no run");
    chosen = inTheWay.resolve("x").toFile();
    dialogs.report(run);
    dialogs.pack(run);
    chosen = inTheWay.toFile();
    dialogs.install();
    assertEquals(3, messages.size(), messages.toString());
  }

  @Test
  void aRunThatIsHereInAnotherStateIsReplacedAfterAQuestion() throws Exception {
    chosen = home.resolve("run" + RunPackage.EXTENSION).toFile();
    dialogs.pack(run);
    dialogs.install();
    assertEquals(List.of(), questions, "it is here in the same state");
    workspace.runs().rename(run.id(), "Another title", "");
    dialogs.install();
    assertEquals(1, questions.size());
    assertTrue(questions.get(0).contains("Another title"), questions.get(0));
    assertEquals("Another title", workspace.runs().find(run.id()).title());
    yes = true;
    dialogs.install();
    assertEquals(2, questions.size());
    assertEquals(run.title(), workspace.runs().find(run.id()).title());
    assertEquals(List.of(), messages);
  }
}
