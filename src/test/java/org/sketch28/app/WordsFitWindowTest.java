package org.sketch28.app;

import static org.sketch28.app.FxSteps.awaitModel;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.awaitPrediction;
import static org.sketch28.app.FxSteps.draw;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Cell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/** No words of a view end in "…" because there is no room for them. */
class WordsFitWindowTest {

  private static final double[][] ONE = {{0.5, 0.2}, {0.5, 0.4}, {0.5, 0.6}, {0.5, 0.8}};

  @RegisterExtension private final OpenedWindow app = OpenedWindow.on(SmallWorkspace::withModel);

  @Test
  void inTheDrawView(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    draw(robot, ONE);
    awaitPrediction(robot, app.viewModel());
    for (String panel : List.of("evidence", "steps", "network", "robustness", "morph")) {
      robot.clickOn("#show-" + panel);
      assertNothingIsCut(robot, panel);
    }
  }

  @Test
  void inTheViewsOfDataAndTraining(FxRobot robot) throws Exception {
    robot.clickOn("#view-datasets");
    awaitNode(robot, "#datasets-view");
    assertNothingIsCut(robot, "datasets");
    robot.clickOn("#view-train");
    awaitNode(robot, "#train-view");
    assertNothingIsCut(robot, "training");
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT5).release(KeyCode.CONTROL);
    awaitNode(robot, "#classes-view");
    assertNothingIsCut(robot, "own classes");
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT6).release(KeyCode.CONTROL);
    awaitNode(robot, "#ladder-view");
    assertNothingIsCut(robot, "MNIST's history");
  }

  @Test
  void inTheErrorsView(FxRobot robot) throws Exception {
    ErrorsSteps.evaluate(robot);
    for (String tab : List.of("overview", "images", "map", "compare", "duel")) {
      ErrorsSteps.tab(robot, tab);
      assertNothingIsCut(robot, tab);
    }
  }

  /** In a window of the usual size, and in the smallest one. */
  private static void assertNothingIsCut(FxRobot robot, String where) throws Exception {
    Stage stage = (Stage) robot.lookup("#header").query().getScene().getWindow();
    double before = stage.getWidth();
    for (double width : List.of(1100.0, 800.0, before)) {
      robot.interact(() -> stage.setWidth(width));
      // A label whose text has just changed gets its width with the next layout.
      FxSteps.awaitFx(() -> cut(robot).isEmpty(), () -> where + " cuts " + cut(robot));
    }
  }

  private static List<String> cut(FxRobot robot) {
    return robot.lookup(".label").match(WordsFitWindowTest::isShown).queryAll().stream()
        .filter(Label.class::isInstance)
        .map(Label.class::cast)
        .filter(label -> !(label.getParent() instanceof Cell))
        .filter(WordsFitWindowTest::isCut)
        .map(Labeled::getText)
        .toList();
  }

  private static boolean isShown(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }

  private static boolean isCut(Label label) {
    return label.getChildrenUnmodifiable().stream()
        // An icon is a Text, too.
        .filter(child -> child instanceof Text && !child.equals(label.getGraphic()))
        .map(Text.class::cast)
        .anyMatch(text -> !text.getText().equals(label.getText()));
  }
}
