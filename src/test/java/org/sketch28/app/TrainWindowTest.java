package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitEnabled;
import static org.sketch28.app.FxSteps.awaitFx;
import static org.sketch28.app.FxSteps.awaitNoNode;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.awaitPrediction;
import static org.sketch28.app.FxSteps.awaitText;
import static org.sketch28.app.FxSteps.fill;
import static org.sketch28.app.FxSteps.text;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.app.base.Messages;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.SyntheticData;
import org.sketch28.train.run.RunInfo;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Training as a person does it, on a small synthetic dataset. */
class TrainWindowTest {
  @RegisterExtension private final OpenedWindow app = OpenedWindow.on(SmallWorkspace::withDataset);

  @Test
  void aNetworkIsTrainedPausedStoppedAndUsedOnTheCanvas(FxRobot robot) throws Exception {
    TrainSteps.setUpEndless(robot);
    robot.clickOn("#train-start");
    awaitText(robot, "#train-numbers", text -> text.startsWith("Epoch "), "the first numbers");
    await(
        () -> app.workspace().runs().list().stream().anyMatch(run -> run.step() > 200),
        "some epochs");
    robot.clickOn("#train-pause");
    awaitPauseButton(robot, "Resume");
    robot.clickOn("#train-pause");
    awaitPauseButton(robot, "Pause");
    robot.clickOn("#train-stop");
    awaitEnabled(robot, "#train-start");
    RunInfo run = app.workspace().runs().list().get(0);
    assertEquals(RunInfo.Status.STOPPED, run.status());
    assertEquals(
        Messages.text("train.end.STOPPED", run.bestEpoch(), 100 * run.bestAccuracy()),
        text(robot, "#train-message"));

    select(robot, 0);
    robot.clickOn("#runs-model");
    awaitText(robot, "#train-message", text -> text.contains("test accuracy"), "the model");
    robot.clickOn("#view-draw");
    useModel(robot, "linear");
    drawOne(robot);
    awaitPrediction(robot, app.viewModel());
  }

  private static void awaitPauseButton(FxRobot robot, String text) throws Exception {
    awaitFx(() -> robot.lookup("#train-pause").queryAs(Button.class).getText().equals(text), text);
  }

  private static void select(FxRobot robot, int row) throws Exception {
    awaitFx(
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
    awaitFx(
        () ->
            app.viewModel()
                .modelProperty()
                .get()
                .filter(entry -> entry.manifest().name().startsWith(prefix))
                .isPresent(),
        "the trained model is chosen");
  }

  private static void drawOne(FxRobot robot) {
    FxSteps.draw(robot, new double[][] {{0.5, 0.2}, {0.5, 0.4}, {0.5, 0.6}, {0.5, 0.8}});
  }

  @Test
  void aNetworkIsDrawnWithWhileItIsBeingTrained(FxRobot robot) throws Exception {
    TrainSteps.setUpEndless(robot);
    robot.clickOn("#train-draw");
    robot.clickOn("#train-start");
    await(() -> !app.workspace().runs().list().isEmpty(), "the run is begun");
    String run = app.workspace().runs().list().get(0).id();
    awaitModel(run);
    awaitText(robot, "#snapshots-words", "The canvas uses “linear · Few digits (in training)”.");
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
    drawOne(robot);
    awaitText(robot, "#winner", winner -> !winner.isBlank(), "it predicts something");
    robot.interact(() -> robot.lookup("#mode-garments").queryAs(ToggleButton.class).fire());
    awaitModel("garments");
    robot.interact(() -> robot.lookup("#mode-digits").queryAs(ToggleButton.class).fire());
    awaitModel(run);
    robot.clickOn("#view-train");
    robot.clickOn("#train-stop");
    awaitEnabled(robot, "#train-start");
    awaitModel("digits");
    assertFalse(robot.lookup("#snapshots").query().isVisible());
    assertFalse(robot.lookup("#train-draw").queryAs(CheckBox.class).isSelected());
  }

  @Test
  void aDiscardedRunIsBroughtBack(FxRobot robot) throws Exception {
    TrainSteps.setUpEndless(robot);
    robot.clickOn("#train-start");
    awaitText(robot, "#train-numbers", text -> text.startsWith("Epoch "), "the first numbers");
    robot.clickOn("#train-discard");
    awaitText(robot, "#deleted-words", text -> text.contains("is in the trash"), "what happened");
    assertTrue(app.workspace().runs().list().isEmpty());
    assertEquals("", text(robot, "#train-message"), "it does not say that anything was saved");
    robot.clickOn("#deleted-undo");
    await(() -> app.workspace().runs().list().size() == 1, "restored");
    awaitFx(() -> selected(robot).size() == 1, "the restored run is selected");
    assertFalse(robot.lookup("#deleted").query().isVisible());

    robot.clickOn("#runs-delete");
    await(() -> app.workspace().runs().list().isEmpty(), "deleted");
    awaitEnabled(robot, "#runs-trash");
    robot.clickOn("#view-draw").clickOn("#view-train").clickOn("#deleted-close");
    robot.clickOn("#runs-trash");
    robot.clickOn("#trash-restore");
    await(() -> app.workspace().runs().list().size() == 1, "restored from the trash");
    robot.clickOn("#trash-close");
    awaitNoNode(robot, "#trash");
    awaitFx(() -> selected(robot).size() == 1, "selected again");
    robot.clickOn("#runs-delete");
    await(() -> app.workspace().runs().list().isEmpty(), "deleted again");
    awaitEnabled(robot, "#runs-trash");
    robot.clickOn("#runs-trash");
    awaitNode(robot, "#trash");
    robot.type(KeyCode.ESCAPE);
    awaitNoNode(robot, "#trash");
    robot.clickOn("#runs-trash").clickOn("#trash-empty").clickOn("#trash-confirm");
    await(() -> app.workspace().runs().trash().list().isEmpty(), "emptied");
    robot.clickOn("#trash-close");
  }

  private static List<?> selected(FxRobot robot) {
    return robot.lookup("#runs").queryTableView().getSelectionModel().getSelectedItems();
  }

  @Test
  void theSelectionSurvivesLeavingTheView(FxRobot robot) throws Exception {
    for (int n = 0; n < 3; n++) {
      app.workspace().runs().create("run " + n, SyntheticData.few(), SmallWorkspace.config(n + 1));
    }
    robot.clickOn("#view-train");
    select(robot, 1);
    RunInfo before = (RunInfo) selected(robot).get(0);
    app.workspace().runs().create("a newer one", SyntheticData.few(), SmallWorkspace.config(1));
    robot.clickOn("#view-draw").clickOn("#view-train");
    awaitFx(() -> robot.lookup("#runs").queryTableView().getItems().size() == 4, "the newer run");
    assertEquals(List.of(before), selected(robot));
  }

  private void awaitModel(String name) throws Exception {
    awaitFx(
        () ->
            app.viewModel()
                .modelProperty()
                .get()
                .filter(entry -> entry.manifest().name().equals(name))
                .isPresent(),
        "the canvas uses " + name);
  }

  @Test
  void aRunIsNamedRunAgainComparedAndDeleted(FxRobot robot) throws Exception {
    TrainSteps.setUp(robot, 1);
    robot.clickOn("#train-start");
    awaitText(robot, "#train-message", text -> text.startsWith("Finished"), "finished");
    select(robot, 0);
    robot.clickOn("#runs-rename");
    fill(robot, "#rename-title", "Mine");
    fill(robot, "#rename-notes", "the first");
    robot.clickOn("#form-go");
    await(() -> app.workspace().runs().list().get(0).title().equals("Mine"), "renamed");
    select(robot, 0);
    robot.clickOn("#runs-again");
    await(() -> app.workspace().runs().list().size() == 2, "run again");
    awaitEnabled(robot, "#train-start");
    List<RunInfo> both = app.workspace().runs().list();
    assertEquals(both.get(1).config(), both.get(0).config());
    robot.interact(() -> robot.lookup("#runs").queryTableView().getSelectionModel().selectAll());
    WaitForAsyncUtils.waitForFxEvents();
    select(robot, 0);
    robot.clickOn("#runs-delete");
    await(() -> app.workspace().runs().list().size() == 1, "deleted");
    awaitText(robot, "#deleted-words", text -> text.contains("is in the trash"), "undo is offered");
  }

  @Test
  void aRunIsLookedAtEpochByEpoch(FxRobot robot) throws Exception {
    robot.clickOn("#view-draw");
    drawOne(robot);
    TrainSteps.setUp(robot, 3);
    robot.clickOn("#train-start");
    awaitText(robot, "#train-message", text -> text.startsWith("Finished"), "finished");
    select(robot, 0);
    for (MenuItem item : robot.lookup("#runs-files").queryAs(MenuButton.class).getItems()) {
      assertFalse(item.isDisable(), item.getId());
    }
    robot.clickOn("#runs-epochs");
    awaitText(robot, "#epochs-words", words -> words.startsWith("After epoch 3"), "the last");
    assertTrue(robot.lookup("#epochs-bars").query().isVisible());
    robot.clickOn("#epochs-slider").type(KeyCode.HOME);
    awaitText(robot, "#epochs-words", words -> words.startsWith("After epoch 1"), "the first");
    assertTrue(robot.lookup("#epochs-confusion").query().isVisible());
    robot.clickOn("#epochs-close");
    assertTrue(robot.lookup("#epochs").tryQuery().isEmpty());
  }

  @Test
  void settingsThatCannotWorkAreReported(FxRobot robot) throws Exception {
    TrainSteps.setUp(robot, 1);
    fill(robot, "#field-batchSize", "500");
    robot.clickOn("#fix-batchSize");
    assertEquals("32", robot.lookup("#field-batchSize").queryAs(TextField.class).getText());
    fill(robot, "#field-learningRate", "0");
    String advice = text(robot, "#problem-learningRate");
    robot.clickOn("#train-start");
    awaitNode(robot, "#error");
    assertTrue(
        robot.lookup("#error").query().lookup(".content") instanceof Label label
            && label.getText().equals(advice));
    assertTrue(advice.contains("learning rate must be above 0"), advice);
    robot.clickOn("OK");
    awaitEnabled(robot, "#train-start");
    assertTrue(app.workspace().runs().list().isEmpty());
  }
}
