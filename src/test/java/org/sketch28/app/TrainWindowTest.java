package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.enabled;
import static org.sketch28.app.FxSteps.fill;
import static org.sketch28.app.FxSteps.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Training as a person does it, on the embedded dataset, with no network and no data. */
@ExtendWith(ApplicationExtension.class)
class TrainWindowTest {

  @TempDir private Path home;
  private DrawViewModel model;
  private MainWindow window;
  private RunStore runs;

  @Start
  void start(Stage stage) {
    runs = new RunStore(home.resolve("runs"));
    model = new DrawViewModel(Tasks.onFxThread());
    window = FxSteps.open(stage, model, home);
  }

  @Stop
  void stop() {
    window.close();
  }

  /** A network that is trained in a second or two an epoch. */
  private static void tiny(FxRobot robot, int epochs) throws Exception {
    robot.clickOn("#view-train");
    await(
        () -> robot.lookup("#train-dataset").queryAs(ComboBox.class).getValue() != null,
        "the datasets are listed");
    robot.interact(
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<Architecture> box = robot.lookup("#field-architecture").queryAs(ComboBox.class);
          box.setValue(Architecture.MLP);
        });
    fill(robot, "#field-epochs", Integer.toString(epochs));
    await(() -> text(robot, "#train-cost").startsWith("235,146 parameters"), "the cost");
  }

  private int step() {
    return runs.list().get(0).step();
  }

  @Test
  void aNetworkIsTrainedPausedStoppedAndUsedOnTheCanvas(FxRobot robot) throws Exception {
    tiny(robot, 200);
    robot.clickOn("#train-start");
    await(() -> text(robot, "#train-numbers").startsWith("Epoch "), "the first numbers");
    await(() -> step() > 0, "the end of an epoch");
    robot.clickOn("#train-pause");
    await(
        () -> robot.lookup("#train-pause").queryAs(Button.class).getText().equals("Resume"),
        "paused");
    Thread.sleep(500);
    String held = text(robot, "#train-numbers");
    Thread.sleep(700);
    assertEquals(held, text(robot, "#train-numbers"), "nothing moves while it is paused");
    robot.clickOn("#train-pause");
    await(() -> !held.equals(text(robot, "#train-numbers")), "it goes on");
    robot.clickOn("#train-stop");
    await(() -> enabled(robot, "#train-start"), "ended");
    assertTrue(text(robot, "#train-message").startsWith("Stopped and saved"));
    RunInfo run = runs.list().get(0);
    assertEquals(RunInfo.Status.STOPPED, run.status());
    assertTrue(run.bestAccuracy() > 0.9, "an MLP learns stroke digits: " + run.bestAccuracy());

    select(robot, 0);
    robot.clickOn("#runs-model");
    await(
        () -> text(robot, "#train-message").startsWith("It is in the model chooser"),
        "the model is made");
    robot.clickOn("#view-draw");
    useModel(robot, "mlp");
    drawOne(robot);
    await(
        () -> text(robot, "#winner").equals("1"),
        "the trained model reads a 1, says " + text(robot, "#winner"));
  }

  private static void select(FxRobot robot, int row) throws Exception {
    await(
        () -> robot.lookup("#runs").queryTableView().getItems().size() > row, "the run is listed");
    robot.interact(
        () -> {
          TableView<?> table = robot.lookup("#runs").queryTableView();
          table.getSelectionModel().clearAndSelect(row);
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void useModel(FxRobot robot, String prefix) throws Exception {
    robot.interact(
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<ModelStore.Entry> chooser =
              robot.lookup("#model-chooser").queryAs(ComboBox.class);
          chooser.getItems().stream()
              .filter(entry -> entry.manifest().name().startsWith(prefix))
              .findFirst()
              .ifPresent(chooser::setValue);
        });
    await(
        () -> model.model().filter(entry -> entry.manifest().name().startsWith(prefix)).isPresent(),
        "the trained model is chosen");
  }

  private static void drawOne(FxRobot robot) {
    Node canvas = robot.lookup("#canvas").query();
    Bounds bounds = canvas.localToScreen(canvas.getBoundsInLocal());
    robot.moveTo(bounds.getCenterX(), bounds.getCenterY() - 150);
    robot.press(MouseButton.PRIMARY);
    for (int y = -140; y <= 150; y += 20) {
      robot.moveTo(bounds.getCenterX(), bounds.getCenterY() + y);
    }
    robot.release(MouseButton.PRIMARY);
  }

  @Test
  void aHalfTrainedNetworkIsDrawnWith(FxRobot robot) throws Exception {
    tiny(robot, 500);
    robot.clickOn("#train-draw");
    robot.clickOn("#train-start");
    await(
        () ->
            model
                .model()
                .filter(entry -> entry.manifest().title().contains("in training"))
                .isPresent(),
        "the canvas has the weights of the moment");
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
    drawOne(robot);
    await(() -> !text(robot, "#winner").isBlank(), "it says something while it is trained");
    robot.clickOn("#view-train");
    robot.clickOn("#train-draw");
    robot.clickOn("#train-discard");
    await(() -> enabled(robot, "#train-start"), "ended");
    await(() -> runs.list().isEmpty(), "a discarded run is gone");
    await(
        () -> model.model().filter(entry -> entry.manifest().name().equals("digits")).isPresent(),
        "the chosen model is back");
  }

  @Test
  void aRunIsNamedRunAgainComparedAndDeleted(FxRobot robot) throws Exception {
    tiny(robot, 1);
    robot.clickOn("#train-start");
    await(() -> text(robot, "#train-message").startsWith("Finished"), "finished");
    select(robot, 0);
    robot.clickOn("#runs-rename");
    fill(robot, "#rename-title", "Mine");
    fill(robot, "#rename-notes", "the first");
    robot.clickOn("#form-go");
    await(() -> runs.list().get(0).title().equals("Mine"), "renamed");
    select(robot, 0);
    robot.clickOn("#runs-again");
    await(() -> runs.list().size() == 2, "run again");
    await(() -> enabled(robot, "#train-start"), "finished again");
    List<RunInfo> both = runs.list();
    assertEquals(both.get(1).config(), both.get(0).config());
    assertEquals(both.get(1).bestAccuracy(), both.get(0).bestAccuracy(), "the same run");
    robot.interact(() -> robot.lookup("#runs").queryTableView().getSelectionModel().selectAll());
    WaitForAsyncUtils.waitForFxEvents();
    select(robot, 0);
    robot.clickOn("#runs-delete");
    await(() -> runs.list().size() == 1, "deleted");
  }

  @Test
  void settingsThatCannotWorkSayWhatToDo(FxRobot robot) throws Exception {
    tiny(robot, 1);
    fill(robot, "#field-learningRate", "0");
    robot.clickOn("#train-start");
    await(() -> robot.lookup("#error").tryQuery().isPresent(), "a message");
    assertTrue(
        robot.lookup("#error").query().lookup(".content") instanceof Label label
            && label.getText().contains("learning rate must be above 0"));
    robot.clickOn("OK");
    await(() -> enabled(robot, "#train-start"), "another try is possible");
    fill(robot, "#field-learningRate", "fast");
    robot.clickOn("#train-start");
    await(() -> robot.lookup("#error").tryQuery().isPresent(), "a message");
    robot.clickOn("OK");
    fill(robot, "#field-learningRate", "0.003");
    fill(robot, "#field-batchSize", "100000");
    robot.clickOn("#train-start");
    await(() -> robot.lookup("#error").tryQuery().isPresent(), "a message");
    robot.clickOn("OK");
    assertFalse(Files.exists(home.resolve("models")));
  }
}
