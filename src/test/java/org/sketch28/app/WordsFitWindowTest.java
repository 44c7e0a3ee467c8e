package org.sketch28.app;

import static org.sketch28.app.FxSteps.awaitModel;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.awaitPrediction;
import static org.sketch28.app.FxSteps.draw;

import java.util.List;
import java.util.SplittableRandom;
import javafx.scene.Node;
import javafx.scene.control.Cell;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.data.Domain;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.preprocess.MnistPreprocessor;
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
    Drawing seven = StrokeDigits.drawing(7, new SplittableRandom(1));
    app.workspace()
        .drawings()
        .add(Domain.DIGITS, "7", seven, new MnistPreprocessor().apply(seven).result());
    robot.clickOn("#view-datasets");
    robot.clickOn("#dataset-my-digits");
    FxSteps.awaitNode(robot, "#class-7");
    robot.interact(robot.lookup("#image-grid").query()::requestFocus);
    robot.type(KeyCode.HOME).type(KeyCode.DIGIT1);
    FxSteps.awaitText(robot, "#image-caption", "Image 0: 1");
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
    double width = stage.getWidth();
    double height = stage.getHeight();
    for (double[] size : new double[][] {{1100, 800}, {800, 600}, {width, height}}) {
      robot.interact(
          () -> {
            stage.setWidth(size[0]);
            stage.setHeight(size[1]);
          });
      // What has just changed its text gets its width with the next layout.
      FxSteps.awaitFx(() -> cut(robot).isEmpty(), () -> where + " cuts " + cut(robot));
    }
  }

  private static List<String> cut(FxRobot robot) {
    return robot
        .lookup((Node node) -> node instanceof Labeled)
        .match(WordsFitWindowTest::isShown)
        .queryAll()
        .stream()
        .map(Labeled.class::cast)
        .filter(each -> !(each instanceof Cell) && !(each.getParent() instanceof Cell))
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

  private static boolean isCut(Labeled label) {
    return label.getChildrenUnmodifiable().stream()
        // An icon is a Text, too.
        .filter(child -> child instanceof Text && !child.equals(label.getGraphic()))
        .map(Text.class::cast)
        .anyMatch(text -> !text.getText().equals(label.getText()));
  }
}
