package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitFx;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.awaitPrediction;
import static org.sketch28.app.FxSteps.awaitText;

import java.nio.file.Files;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.Protocol;
import org.sketch28.train.ladder.Ladder;
import org.sketch28.train.run.RunInfo;
import org.testfx.api.FxRobot;

/** The ladder, ensembles and the votes of all systems, as a person uses them. */
class LadderWindowTest {
  @RegisterExtension private final OpenedWindow app = OpenedWindow.on(SmallWorkspace::withDataset);

  private static TableView<?> table(FxRobot robot) throws Exception {
    TableView<?> table = robot.lookup("#ladder-table").queryAs(TableView.class);
    awaitFx(() -> table.getItems().size() == Ladder.systems().size(), "all systems are listed");
    return table;
  }

  @Test
  void aSystemIsTrainedFromTheLadderAndVotesOnTheDrawing(FxRobot robot) throws Exception {
    TrainSteps.setUp(robot, 1);
    robot.clickOn("#train-history").clickOn("#history-ladder");
    awaitNode(robot, "#ladder-view");
    TableView<?> table = table(robot);
    assertTrue(robot.lookup("#ladder-train").query().isDisabled(), "nothing is selected");
    robot.clickOn(table).type(KeyCode.HOME);
    awaitText(robot, "#ladder-about", text -> text.contains("Gradient-based"), "the paper");
    assertFalse(robot.lookup("#ladder-draw").query().isDisabled(), "a linear model ships");
    robot.type(KeyCode.DOWN).type(KeyCode.DOWN);
    assertTrue(robot.lookup("#ladder-draw").query().isDisabled(), "there is no model yet");
    robot.clickOn("#ladder-train");
    awaitText(
        robot,
        "#train-message",
        text -> text.startsWith("Nearest neighbours on "),
        "it is trained");
    await(
        () -> Files.exists(app.workspace().ownModels().resolve("knn/model.json")),
        "the model is saved");

    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT6).release(KeyCode.CONTROL);
    Node draw = robot.lookup("#ladder-draw").query();
    awaitFx(() -> !draw.isDisabled(), "there is a model now");
    robot.clickOn("#ladder-draw");
    awaitFx(
        () ->
            app.viewModel()
                .modelProperty()
                .get()
                .filter(entry -> entry.manifest().name().equals("knn"))
                .isPresent(),
        "it is used for drawing");
    robot.type(KeyCode.H);
    awaitNode(robot, "#vote-knn");
    FxSteps.draw(robot, new double[][] {{0.5, 0.2}, {0.5, 0.4}, {0.5, 0.6}, {0.5, 0.8}});
    awaitText(robot, "#vote-knn", text -> text.matches("[0-9]"), "it votes");
    for (String shipped : new String[] {"#vote-linear", "#vote-lenet5", "#vote-lira"}) {
      awaitText(robot, shipped, text -> text.matches("[0-9]"), "what ships votes");
    }
    robot.type(KeyCode.DELETE);
    awaitText(robot, "#vote-knn", "…"::equals, "there is nothing to vote on");
    robot.type(KeyCode.H);
    awaitFx(() -> robot.lookup("#vote-knn").tryQuery().isEmpty(), "the panel is closed");
  }

  @Test
  void liraShowsItsCurveUntilThatIsClosed(FxRobot robot) throws Exception {
    TrainSteps.setUp(robot, 1);
    Node passes = robot.lookup("#passes").query();
    assertFalse(passes.isVisible(), "nothing has been trained");
    robot.clickOn("#train-history").clickOn("#history-lira");
    awaitFx(passes::isVisible, "a curve");
    awaitText(robot, "#passes-title", text -> text.startsWith("LIRA on "), "whose it is");
    assertFalse(robot.lookup("#passes-close").query().isVisible(), "it is still growing");
    awaitText(robot, "#train-message", text -> text.startsWith("LIRA on "), "it is trained");
    assertTrue(passes.isVisible(), "the curve of the whole training");
    robot.clickOn("#passes-close");
    awaitFx(() -> !passes.isVisible(), "closed");
  }

  @Test
  void theErrorsOfASystemAreOneClickAway(FxRobot robot) throws Exception {
    TrainSteps.setUp(robot, 1);
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT6).release(KeyCode.CONTROL);
    TableView<?> table = table(robot);
    robot.clickOn(table).type(KeyCode.HOME).type(KeyCode.DOWN).type(KeyCode.DOWN);
    Node compare = robot.lookup("#ladder-compare").query();
    assertTrue(compare.isDisabled(), "there is no model yet");
    robot.clickOn("#ladder-train");
    awaitFx(() -> !compare.isDisabled(), "the ladder, which is not opened again, has its model");
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT6).release(KeyCode.CONTROL);
    robot.clickOn("#ladder-compare");
    awaitNode(robot, "#errors-view");
    ComboBox<?> model = robot.lookup("#errors-model").queryAs(ComboBox.class);
    awaitFx(
        () ->
            model.getValue() instanceof ModelStore.Entry entry
                && entry.manifest().name().equals("knn")
                && robot.lookup("#errors-dataset").queryAs(ComboBox.class).getValue() != null,
        "its model is chosen, with images");
    robot.clickOn("#view-train");
    assertFalse(robot.lookup("#train-view").tryQuery().isEmpty());
  }

  @Test
  @SuppressWarnings("unchecked")
  void resultsChosenByTheTestImagesSaySo(FxRobot robot) throws Exception {
    TrainSteps.setUp(robot, 1);
    ComboBox<Protocol> protocol = robot.lookup("#field-protocol").queryAs(ComboBox.class);
    robot.interact(() -> protocol.setValue(Protocol.PUBLISHED));
    robot.clickOn("#train-start");
    awaitText(robot, "#train-message", text -> text.contains("published protocol"), "trained");
    awaitFx(
        () ->
            robot.lookup("#legend-validation").query() instanceof ToggleButton entry
                && entry.getText().startsWith("test images"),
        "the curve is of test images");
    TableView<RunInfo> table = robot.lookup("#runs").queryAs(TableView.class);
    awaitFx(
        () ->
            table.getColumns().stream()
                .filter(column -> "runs-column-best".equals(column.getId()))
                .anyMatch(column -> column.getCellData(0).toString().contains("test images")),
        "so is the best accuracy");
  }

  @Test
  void runsAreCombinedInTheTable(FxRobot robot) throws Exception {
    for (int i = 1; i <= 2; i++) {
      TrainSteps.setUp(robot, i);
      robot.clickOn("#train-start");
      int count = i;
      await(
          () ->
              app.workspace().runs().list().size() == count
                  && app.workspace().runs().list().stream()
                      .allMatch(run -> run.status() == RunInfo.Status.FINISHED),
          "run " + i);
      awaitFx(() -> !robot.lookup("#train-start").query().isDisabled(), "it has ended");
    }
    TableView<?> table = robot.lookup("#runs").queryAs(TableView.class);
    awaitFx(() -> table.getItems().size() == 2, "both are listed");
    robot.interact(() -> table.getSelectionModel().selectAll());
    robot.clickOn("#runs-combine").clickOn("#combine-mean");
    awaitText(
        robot, "#train-message", text -> text.startsWith("It is in the model chooser"), "combined");
    try (var folders = Files.list(app.workspace().ownModels())) {
      assertEquals(1, folders.count());
    }
  }

  @Test
  void aSupportVectorMachineIsTrainedAndDrawnWith(FxRobot robot) throws Exception {
    TrainSteps.setUp(robot, 1);
    robot.clickOn("#train-history").clickOn("#history-svm");
    awaitText(
        robot,
        "#train-message",
        text -> text.startsWith("Support vector machine on ") && text.contains("chooser"),
        "how good it is");
    await(
        () -> Files.exists(app.workspace().ownModels().resolve("svm/model.json")),
        "the model is saved");
    robot.clickOn("#view-draw");
    @SuppressWarnings("unchecked")
    ComboBox<ModelStore.Entry> chooser = robot.lookup("#model-chooser").queryAs(ComboBox.class);
    robot.interact(
        () ->
            chooser.getItems().stream()
                .filter(entry -> entry.manifest().name().equals("svm"))
                .forEach(chooser::setValue));
    awaitFx(
        () ->
            app.viewModel()
                .modelProperty()
                .get()
                .filter(entry -> entry.manifest().name().equals("svm"))
                .isPresent(),
        "the canvas uses it");
    FxSteps.draw(robot, new double[][] {{0.5, 0.2}, {0.5, 0.4}, {0.5, 0.6}, {0.5, 0.8}});
    awaitPrediction(robot, app.viewModel());
  }

  @Test
  void aSystemThatIsANetworkIsARun(FxRobot robot) throws Exception {
    TrainSteps.setUp(robot, 1);
    robot.clickOn("#train-history").clickOn("#history-linear-softmax");
    await(() -> !app.workspace().runs().list().isEmpty(), "the run is begun");
    assertEquals(30, app.workspace().runs().list().get(0).config().epochs());
    awaitText(
        robot,
        "#train-message",
        text -> text.startsWith("Softmax regression on "),
        "how good it is");
    await(
        () -> Files.exists(app.workspace().ownModels().resolve("linear-softmax/model.json")),
        "the model is saved");
  }
}
