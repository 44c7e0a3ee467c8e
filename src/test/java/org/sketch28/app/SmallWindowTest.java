package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.awaitModel;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.awaitPrediction;
import static org.sketch28.app.FxSteps.awaitText;
import static org.sketch28.app.FxSteps.draw;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The smallest window has room for everything in it. */
class SmallWindowTest {

  private static final double[][] SEVEN = {{0.3, 0.2}, {0.5, 0.2}, {0.7, 0.2}, {0.46, 0.8}};

  @RegisterExtension private final OpenedWindow app = OpenedWindow.empty();

  @Test
  void nothingOfTheDrawViewNeedsMore(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    assertFits(robot, "an empty canvas");
    draw(robot, SEVEN);
    awaitPrediction(robot, app.viewModel());
    robot.press(KeyCode.ALT).type(KeyCode.DIGIT2).release(KeyCode.ALT);
    awaitText(
        robot, "#change-words", text -> text.contains("“2”") && !text.contains("…"), "an answer");
    assertFits(robot, "a change");
    // A picture has a button more.
    Drawing picture = Drawing.of(GrayImage.of(28, 28, (x, y) -> x > 12 && x < 16 ? 255 : 0));
    robot.interact(() -> app.viewModel().show(picture));
    robot.clickOn("#show-evidence");
    awaitText(robot, "#evidence-notice", text -> text.startsWith("Without"), "the pen rests");
    for (String panel : List.of("steps", "network", "robustness", "morph")) {
      robot.clickOn("#show-" + panel);
      WaitForAsyncUtils.waitForFxEvents();
      assertFits(robot, panel);
    }
  }

  @Test
  void nothingOfTheLadderNeedsMore(FxRobot robot) throws Exception {
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT6).release(KeyCode.CONTROL);
    awaitNode(robot, "#ladder-table");
    double width = robot.lookup("#ladder-view").query().minWidth(-1);
    assertTrue(width <= 800, "it needs " + width + " pixels");
  }

  private static void assertFits(FxRobot robot, String what) {
    double width = robot.lookup("#canvas").query().getScene().getRoot().minWidth(-1);
    assertTrue(width <= 800, what + " needs " + width + " pixels");
  }
}
