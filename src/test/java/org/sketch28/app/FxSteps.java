package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.app.draw.FineTuner;
import org.sketch28.base.UserFacingException;
import org.sketch28.workspace.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Steps that tests of the whole window have in common. */
final class FxSteps {

  private FxSteps() {}

  /** Shows the window with the models that ship and those below {@code home}. */
  static MainWindow open(Stage stage, DrawViewModel viewModel, Path home) {
    FineTuner none =
        (base, drawings, folder, progress) -> {
          throw new UserFacingException("not part of this test");
        };
    return open(stage, viewModel, home, none);
  }

  /** Shows the window with the models that ship and those below {@code home}. */
  static MainWindow open(Stage stage, DrawViewModel viewModel, Path home, FineTuner tuner) {
    Workspace workspace = Workspace.in(home);
    MainWindow window =
        new MainWindow(viewModel, Settings.defaults(), workspace, tuner, Tasks.onFxThread());
    window.start();
    window.themes().applyChoice();
    Scene scene = new Scene(window, 1100, 760);
    Shortcuts.install(scene, viewModel, window);
    stage.setScene(scene);
    stage.show();
    return window;
  }

  /** Waits until a model is loaded. */
  static void awaitModel(DrawViewModel viewModel) throws Exception {
    await(() -> viewModel.readyProperty().get(), "the model");
  }

  /** Waits until there is a node with an id such as {@code #theme}. */
  static void awaitNode(FxRobot robot, String id) throws Exception {
    await(() -> robot.lookup(id).tryQuery().isPresent(), id + " to appear");
  }

  /** Waits until there is no node with an id. */
  static void awaitNoNode(FxRobot robot, String id) throws Exception {
    await(() -> robot.lookup(id).tryQuery().isEmpty(), id + " to disappear");
  }

  /** Waits until a condition holds. */
  static void await(Callable<Boolean> condition, String what) throws Exception {
    try {
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain: " + what, e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** The text of a label; "(none)" while there is no such label. */
  static String text(FxRobot robot, String id) {
    return robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse("(none)");
  }

  /** Waits until a label has a text. */
  static void awaitText(FxRobot robot, String id, String expected) throws Exception {
    try {
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> text(robot, id).equals(expected));
    } catch (TimeoutException e) {
      assertEquals(expected, text(robot, id), id);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Whether a button is enabled. */
  static boolean enabled(FxRobot robot, String id) {
    return !robot.lookup(id).queryAs(Button.class).isDisabled();
  }

  /** Sets the text of a field. */
  static void fill(FxRobot robot, String id, String value) {
    robot.interact(() -> robot.lookup(id).queryAs(TextField.class).setText(value));
  }

  /** Draws a stroke with the mouse through points that are fractions of the canvas. */
  static void draw(FxRobot robot, double[][] points) {
    pressAndDrag(robot, points);
    robot.release(MouseButton.PRIMARY);
  }

  /** Draws a stroke with the mouse and leaves the button down. */
  static void pressAndDrag(FxRobot robot, double[][] points) {
    Node canvas = robot.lookup("#canvas").query();
    Bounds bounds = canvas.localToScreen(canvas.getBoundsInLocal());
    double side = Math.min(bounds.getWidth(), bounds.getHeight());
    double left = bounds.getCenterX() - side / 2;
    double top = bounds.getCenterY() - side / 2;
    robot.moveTo(left + points[0][0] * side, top + points[0][1] * side);
    robot.press(MouseButton.PRIMARY);
    for (double[] point : points) {
      robot.moveTo(left + point[0] * side, top + point[1] * side);
    }
  }
}
