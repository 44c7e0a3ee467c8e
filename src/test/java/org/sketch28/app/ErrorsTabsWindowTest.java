package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.ErrorsSteps.awaitCount;
import static org.sketch28.app.ErrorsSteps.evaluate;
import static org.sketch28.app.ErrorsSteps.select;
import static org.sketch28.app.ErrorsSteps.tab;
import static org.sketch28.app.FxSteps.awaitNoNode;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.awaitText;
import static org.sketch28.app.FxSteps.text;

import java.nio.file.Files;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ImageGrid;
import org.sketch28.app.control.ScatterView;
import org.sketch28.evaluate.Comparison;
import org.sketch28.model.store.ModelStore;
import org.testfx.api.FxRobot;

/** The tabs of the errors view besides its images: the map, the comparison, the duel. */
class ErrorsTabsWindowTest {

  @RegisterExtension private final OpenedWindow app = OpenedWindow.on(SmallWorkspace::withModel);

  private final ErrorsSteps errors = new ErrorsSteps(app);

  @Test
  void aTagIsGivenSearchedForAndTakenBack(FxRobot robot) throws Exception {
    evaluate(robot);
    awaitCount(robot, errors.expected().errors().length);
    robot.clickOn("#tag-field").write("odd").type(KeyCode.ENTER);
    awaitText(robot, "#image-tags", "#odd");
    robot.clickOn("#filter-text").write("#odd");
    awaitCount(robot, 1);
    robot.clickOn("#filter-clear");
    awaitCount(robot, errors.expected().errors().length);
    robot.clickOn("#tag-undo");
    awaitText(robot, "#image-tags", "");
  }

  @Test
  void aLassoOnTheMapOpensImages(FxRobot robot) throws Exception {
    evaluate(robot);
    tab(robot, "map");
    awaitText(robot, "#map-kind", "Principal components of the features");
    Node map = robot.lookup("#map").query();
    Bounds bounds = map.localToScreen(map.getBoundsInLocal());
    double[][] corners = {{0.05, 0.05}, {0.95, 0.05}, {0.95, 0.95}, {0.05, 0.95}};
    robot.moveTo(at(bounds, corners[0]));
    robot.press(MouseButton.PRIMARY);
    for (double[] corner : corners) {
      robot.moveTo(at(bounds, corner));
    }
    robot.release(MouseButton.PRIMARY);
    awaitText(robot, "#errors-count", text -> text.startsWith("Selected on the map"), "the grid");
  }

  @Test
  void aPointOfTheMapShowsItsImage(FxRobot robot) throws Exception {
    evaluate(robot);
    tab(robot, "map");
    awaitText(robot, "#map-kind", "Principal components of the features");
    ScatterView map = robot.lookup("#map").queryAs(ScatterView.class);
    int wrong = errors.expected().errors()[0];
    robot.moveTo(map.localToScreen(map.place(wrong)));
    awaitText(robot, "#map-preview-words", text -> text.startsWith("Image "), "under the mouse");
    robot.moveTo("#map-kind");
    awaitNoNode(robot, "#map-preview-words");
    robot.interact(map::requestFocus);
    robot.type(KeyCode.RIGHT);
    awaitText(robot, "#map-preview-words", text -> text.startsWith("Image "), "by a key");
    String words = text(robot, "#map-preview-words");
    robot.type(KeyCode.ENTER);
    awaitText(robot, "#errors-count", text -> text.startsWith("Selected on the map"), "the grid");
    awaitText(robot, "#error-words", text -> text.startsWith(words), "the same image");
    awaitNoNode(robot, "#map-preview-words");
  }

  private static Point2D at(Bounds bounds, double[] share) {
    return new Point2D(
        bounds.getMinX() + share[0] * bounds.getWidth(),
        bounds.getMinY() + share[1] * bounds.getHeight());
  }

  @Test
  void twoModelsAreCompared(FxRobot robot) throws Exception {
    DamagedModel.copy(errors.folder(SmallWorkspace.MODEL), errors.folder("other"));
    evaluate(robot);
    tab(robot, "compare");
    awaitText(robot, "#compare-hint", text -> text.startsWith("Which images"), "what it is for");
    select(
        robot,
        "#compare-other",
        (ModelStore.Entry entry) -> entry.manifest().name().equals("other"));
    robot.clickOn("#compare-do");
    awaitText(robot, "#compare-summary", text -> text.contains("both get"), "compared");
    Comparison comparison = Comparison.of(errors.expected(), errors.expected("other"));
    assertEquals("%,d".formatted(comparison.broken().length), text(robot, "#compare-count-broken"));
    assertEquals("%,d".formatted(comparison.fixed().length), text(robot, "#compare-count-fixed"));
    assertTrue(
        Files.exists(errors.folder("other").resolve("evaluations")),
        "it is saved with the user's own model");
    robot.clickOn("#compare-show-broken");
    awaitCount(robot, comparison.broken().length);
    tab(robot, "compare");
    int last = comparison.bothWrong()[comparison.bothWrong().length - 1];
    ImageGrid grid = robot.lookup("#compare-grid-both").query();
    robot.interact(
        () -> {
          grid.select(last, true);
          grid.requestFocus();
        });
    robot.type(KeyCode.ENTER);
    awaitText(
        robot, "#error-words", text -> text.startsWith("Image %,d:".formatted(last)), "that image");
  }

  @Test
  void aPersonCompetesWithTheNetwork(FxRobot robot) throws Exception {
    evaluate(robot);
    tab(robot, "duel");
    robot.clickOn("#duel-start");
    awaitText(robot, "#duel-number", "Image 1 of 40");
    robot.type(KeyCode.DIGIT3);
    awaitText(robot, "#duel-number", "Image 2 of 40");
    robot.clickOn("#duel-answer-5");
    robot.type(KeyCode.BACK_SPACE);
    awaitText(robot, "#duel-number", "Image 2 of 40");
    robot.type(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.ESCAPE);
    awaitText(robot, "#duel-you-all", text -> text.contains(" of 3 wrong: "), "the result");
    robot.clickOn("#duel-again");
    awaitText(robot, "#duel-number", "Image 1 of 40");
  }

  @Test
  void theKeysOfTheDuelWorkWhateverWasClickedBefore(FxRobot robot) throws Exception {
    evaluate(robot);
    clickOnTab(robot);
    robot.clickOn("#duel-start");
    awaitText(robot, "#duel-number", "Image 1 of 40");
    clickOnTab(robot);
    robot.type(KeyCode.DIGIT3);
    awaitText(robot, "#duel-number", "Image 2 of 40");
    robot.clickOn("#errors-model").clickOn("#errors-model");
    robot.type(KeyCode.DIGIT3);
    awaitText(robot, "#duel-number", "Image 3 of 40");
    robot.clickOn("#duel-back");
    robot.type(KeyCode.DIGIT3);
    awaitText(robot, "#duel-number", "Image 3 of 40");
    robot.clickOn("#duel-image");
    robot.type(KeyCode.DIGIT3);
    awaitText(robot, "#duel-number", "Image 4 of 40");
    // Neither another tab nor another view answers.
    tab(robot, "images");
    robot.type(KeyCode.DIGIT3);
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT2).release(KeyCode.CONTROL);
    awaitNode(robot, "#datasets-view");
    robot.type(KeyCode.DIGIT3);
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
    awaitNode(robot, "#errors-view");
    tab(robot, "duel");
    awaitText(robot, "#duel-number", "Image 4 of 40");
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
    robot.type(KeyCode.DIGIT3);
    awaitText(robot, "#duel-number", "Image 5 of 40");
  }

  private static void clickOnTab(FxRobot robot) {
    Node tabs = robot.lookup(".tab-header-area").query();
    robot.clickOn(robot.from(tabs).lookup(Messages.text("errors.tab.duel")).<Node>query());
  }
}
