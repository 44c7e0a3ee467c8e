package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitFx;
import static org.sketch28.app.FxSteps.awaitPrediction;
import static org.sketch28.app.FxSteps.awaitText;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.RunStore;
import org.sketch28.workspace.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Systems of MNIST's history, trained and drawn with as a person does it. */
@ExtendWith(ApplicationExtension.class)
class HistoryWindowTest {

  @TempDir private Path home;
  private DrawViewModel viewModel;
  private MainWindow window;
  private RunStore runs;
  private Path models;

  @Start
  void start(Stage stage) throws Exception {
    Workspace workspace = SmallWorkspace.withDataset(home);
    runs = workspace.runs();
    models = workspace.ownModels();
    viewModel = new DrawViewModel(Tasks.onFxThread());
    window = FxSteps.open(stage, viewModel, home);
  }

  @Stop
  void stop() {
    window.close();
  }

  @Test
  void aSupportVectorMachineIsTrainedAndDrawnWith(FxRobot robot) throws Exception {
    TrainSteps.setUp(robot, 1);
    robot.clickOn("#train-history").clickOn("#history-svm");
    awaitText(
        robot,
        "#train-message",
        text -> text.startsWith("Support vector machine: "),
        "how good it is");
    await(() -> Files.exists(models.resolve("svm/model.json")), "the model is saved");
    robot.clickOn("#view-draw");
    @SuppressWarnings("unchecked")
    ComboBox<ModelStore.Entry> chooser = robot.lookup("#model-chooser").queryAs(ComboBox.class);
    robot.interact(
        () ->
            chooser.getItems().stream()
                .filter(entry -> entry.manifest().name().equals("svm"))
                .forEach(chooser::setValue));
    awaitFx(
        () -> viewModel.model().filter(entry -> entry.manifest().name().equals("svm")).isPresent(),
        "the canvas uses it");
    FxSteps.draw(robot, new double[][] {{0.5, 0.2}, {0.5, 0.4}, {0.5, 0.6}, {0.5, 0.8}});
    awaitPrediction(robot, viewModel);
  }

  @Test
  void aSystemThatIsANetworkIsARun(FxRobot robot) throws Exception {
    TrainSteps.setUp(robot, 1);
    robot.clickOn("#train-history").clickOn("#history-linear-softmax");
    await(() -> !runs.list().isEmpty(), "the run is begun");
    assertEquals(30, runs.list().get(0).config().epochs());
    awaitText(
        robot, "#train-message", text -> text.startsWith("Softmax regression: "), "how good it is");
    await(() -> Files.exists(models.resolve("linear-softmax/model.json")), "the model is saved");
  }
}
