package org.sketch28.app;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.sketch28.app.base.Messages;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.Reading;
import org.sketch28.model.recognize.Recognizer;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Steps that tests of the whole window have in common. */
final class FxSteps {

  private static final int PATIENCE_SECONDS = 60;

  private FxSteps() {}

  /** Waits until a model is loaded. */
  static void awaitModel(DrawViewModel viewModel) throws Exception {
    awaitFx(() -> viewModel.readyProperty().get(), "the model");
  }

  /** Waits until there is a node with an id such as {@code #theme}. */
  static void awaitNode(FxRobot robot, String id) throws Exception {
    awaitFx(() -> robot.lookup(id).tryQuery().isPresent(), id + " to appear");
  }

  /** Waits until there is no node with an id. */
  static void awaitNoNode(FxRobot robot, String id) throws Exception {
    awaitFx(() -> robot.lookup(id).tryQuery().isEmpty(), id + " to disappear");
  }

  /** Labels the drawing, also where the model is sure of something else and asks. */
  static void label(FxRobot robot, KeyCode key) throws Exception {
    robot.type(key);
    Node asking = robot.lookup("#label-asking").query();
    Node saved = robot.lookup("#kept").query().getParent();
    awaitFx(() -> asking.isVisible() || saved.isVisible(), "saved, or a question");
    if (asking.isVisible()) {
      robot.type(key);
    }
  }

  /** Waits until the canvas is clear again. */
  static void awaitClearCanvas(DrawViewModel viewModel) throws Exception {
    awaitFx(() -> viewModel.drawingProperty().get().isEmpty(), "the canvas is clear");
  }

  /**
   * Waits until a condition holds. Files may be read in it, but for what the window shows there is
   * {@link #awaitFx}.
   *
   * @param condition does not hold while it throws
   */
  static void await(Callable<Boolean> condition, String what) throws Exception {
    await(condition, () -> what);
  }

  /**
   * Waits until a condition on the window or a view model holds; it is checked on the FX thread.
   */
  static void awaitFx(Callable<Boolean> condition, String what) throws Exception {
    awaitFx(condition, () -> what);
  }

  /** The same, with words that say how it is when that was in vain. */
  static void awaitFx(Callable<Boolean> condition, Supplier<String> what) throws Exception {
    await(
        () -> {
          // An exception that left the FX thread's task would end the test at once.
          AtomicReference<Exception> problem = new AtomicReference<>();
          boolean holds =
              WaitForAsyncUtils.asyncFx(() -> holds(condition, problem))
                  .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
          if (problem.get() != null) {
            throw problem.get();
          }
          return holds;
        },
        what);
  }

  private static void await(Callable<Boolean> condition, Supplier<String> what) throws Exception {
    AtomicReference<Exception> problem = new AtomicReference<>();
    try {
      WaitForAsyncUtils.waitFor(
          PATIENCE_SECONDS, TimeUnit.SECONDS, () -> holds(condition, problem));
    } catch (TimeoutException e) {
      AssertionError failure = new AssertionError("waited in vain: " + what.get(), e);
      if (problem.get() != null) {
        failure.addSuppressed(problem.get());
      }
      throw failure;
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** A condition that throws does not hold yet. */
  private static boolean holds(Callable<Boolean> condition, AtomicReference<Exception> problem) {
    try {
      problem.set(null);
      return condition.call();
    } catch (Exception e) {
      problem.set(e);
      return false;
    }
  }

  /** The text of a label; "(none)" while there is no such label. */
  static String text(FxRobot robot, String id) {
    return robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse("(none)");
  }

  /** Waits until a label has a text. */
  static void awaitText(FxRobot robot, String id, String expected) throws Exception {
    awaitText(robot, id, expected::equals, "\"" + expected + "\"");
  }

  /** Waits until the text of a label passes. */
  static void awaitText(FxRobot robot, String id, Predicate<String> passes, String what)
      throws Exception {
    awaitFx(
        () -> passes.test(text(robot, id)),
        () -> "%s: %s; it is \"%s\"".formatted(id, what, text(robot, id)));
  }

  /** Waits until a button is enabled. */
  static void awaitEnabled(FxRobot robot, String id) throws Exception {
    awaitFx(() -> enabled(robot, id), id + " is enabled");
  }

  /**
   * How the selected model, loaded anew, reads what is on the canvas. Tests compare the window with
   * this, so that they hold for every model.
   */
  static Reading reading(DrawViewModel viewModel) throws Exception {
    Drawing drawing = viewModel.drawingProperty().get();
    Drawing visible = viewModel.liveProperty().get().map(drawing::plus).orElse(drawing);
    try (Recognizer recognizer = Recognizer.load(viewModel.modelProperty().get().orElseThrow())) {
      return recognizer.read(visible);
    }
  }

  /** Waits until the window shows what the model predicts for what is on the canvas. */
  static void awaitPrediction(FxRobot robot, DrawViewModel viewModel) throws Exception {
    List<String> classNames = viewModel.modelProperty().get().orElseThrow().manifest().classes();
    Reading reading = reading(viewModel);
    Prediction whole = reading.recognition().prediction().orElseThrow();
    String one = whole.known() ? classNames.get(whole.best()) : Messages.text("result.notSure");
    awaitText(robot, "#winner", reading.number().map(n -> n.text(classNames)).orElse(one));
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
