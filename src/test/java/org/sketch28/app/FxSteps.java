package org.sketch28.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.data.Domain;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What tests of the whole window have in common. */
final class FxSteps {

  private FxSteps() {}

  /** The window with the models that ship and those below {@code home}, where all else goes. */
  static MainWindow open(Stage stage, DrawViewModel model, Path home) {
    ModelStore store =
        new ModelStore(
            List.of(
                Path.of(System.getProperty("sketch28.home"), "models"), home.resolve("models")));
    Settings settings = new Settings(null, null, Domain.DIGITS, Map.of(), 18, 255);
    MainWindow window = new MainWindow(model, new ModelLoader(store), settings, Workspace.in(home));
    window.start();
    window.applyChosenTheme();
    Scene scene = new Scene(window, 1100, 760);
    Shortcuts.install(scene, model, window);
    stage.setScene(scene);
    stage.show();
    return window;
  }

  static void await(Callable<Boolean> condition, String what) throws Exception {
    try {
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain: " + what, e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  static String text(FxRobot robot, String id) {
    return robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse("(none)");
  }

  static void awaitText(FxRobot robot, String id, String expected) throws Exception {
    await(
        () -> text(robot, id).equals(expected),
        id + " should say \"" + expected + "\", says \"" + text(robot, id) + "\"");
  }

  static boolean enabled(FxRobot robot, String id) {
    return !robot.lookup(id).queryAs(Button.class).isDisabled();
  }

  static void fill(FxRobot robot, String id, String value) {
    robot.interact(() -> robot.lookup(id).queryAs(TextField.class).setText(value));
  }

  /** Draws a line with the mouse; places are shares of the canvas. */
  static void draw(FxRobot robot, double[][] points) {
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
    robot.release(MouseButton.PRIMARY);
  }
}
