package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.awaitModel;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.awaitPrediction;
import static org.sketch28.app.FxSteps.awaitText;
import static org.sketch28.app.FxSteps.draw;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The smallest window has room for everything in it. */
@ExtendWith(ApplicationExtension.class)
class SmallWindowTest {

  private static final double[][] SEVEN = {{0.3, 0.2}, {0.5, 0.2}, {0.7, 0.2}, {0.46, 0.8}};

  @TempDir private Path home;
  private DrawViewModel viewModel;
  private MainWindow window;

  @Start
  void start(Stage stage) {
    viewModel = new DrawViewModel(Tasks.onFxThread());
    window = FxSteps.open(stage, viewModel, home);
  }

  @Stop
  void stop() {
    window.close();
  }

  @Test
  void nothingOfTheDrawViewNeedsMore(FxRobot robot) throws Exception {
    awaitModel(viewModel);
    assertFits(robot, "an empty canvas");
    draw(robot, SEVEN);
    awaitPrediction(robot, viewModel);
    robot.press(KeyCode.ALT).type(KeyCode.DIGIT2).release(KeyCode.ALT);
    awaitText(
        robot, "#change-words", text -> text.contains("“2”") && !text.contains("…"), "an answer");
    assertFits(robot, "a change");
    // A picture has a button more.
    Drawing picture = Drawing.of(GrayImage.of(28, 28, (x, y) -> x > 12 && x < 16 ? 255 : 0));
    robot.interact(() -> viewModel.show(picture));
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
