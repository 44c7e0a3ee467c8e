package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.awaitFx;
import static org.sketch28.app.FxSteps.awaitModel;
import static org.sketch28.app.FxSteps.awaitPrediction;
import static org.sketch28.app.FxSteps.awaitText;
import static org.sketch28.app.FxSteps.draw;
import static org.sketch28.app.FxSteps.pressAndDrag;
import static org.sketch28.app.FxSteps.text;

import java.util.List;
import java.util.Optional;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Theme;
import org.sketch28.app.control.DrawingCanvas;
import org.sketch28.data.Domain;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The window as a person uses it, with the models that ship. */
class DrawingWindowTest {

  private static final double[][] SEVEN = {
    {0.3, 0.2},
    {0.45, 0.2},
    {0.6, 0.2},
    {0.7, 0.2},
    {0.63, 0.35},
    {0.55, 0.5},
    {0.5, 0.65},
    {0.46, 0.8}
  };

  @RegisterExtension private final OpenedWindow app = OpenedWindow.empty();

  @Test
  void aDrawingIsRecognizedWhileItsStrokeIsStillGrowing(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    pressAndDrag(robot, SEVEN);
    awaitPrediction(robot, app.viewModel());
    assertTrue(app.viewModel().liveProperty().get().isPresent(), "the button is still down");
    robot.release(MouseButton.PRIMARY);
    awaitPrediction(robot, app.viewModel());
  }

  /** On a busy machine the last position is often that of the release alone. */
  @Test
  void aStrokeEndsWhereTheButtonIsReleased(FxRobot robot) {
    DrawingCanvas canvas = robot.lookup("#canvas").queryAs(DrawingCanvas.class);
    robot.interact(
        () -> {
          mouse(canvas, MouseEvent.MOUSE_PRESSED, 100, 90);
          mouse(canvas, MouseEvent.MOUSE_DRAGGED, 200, 90);
          mouse(canvas, MouseEvent.MOUSE_RELEASED, 150, 300);
        });
    List<StrokePoint> points = app.viewModel().drawingProperty().get().strokes().get(0).points();
    assertEquals(3, points.size());
    assertEquals(canvas.toCanvas(150, 300), points.get(2));
  }

  private static void mouse(Node canvas, EventType<MouseEvent> type, double x, double y) {
    Point2D place = canvas.localToScene(x, y);
    boolean down = type != MouseEvent.MOUSE_RELEASED;
    canvas.fireEvent(
        new MouseEvent(
            type,
            place.getX(),
            place.getY(),
            0,
            0,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            down,
            false,
            false,
            false,
            false,
            true,
            null));
  }

  @Test
  void theWholeCanvasCanBeDrawnOnAndSaysSo(FxRobot robot) throws Exception {
    Node hint = robot.lookup("#canvas-hint").query();
    assertTrue(hint.isVisible());
    assertEquals("Draw a digit here, or drop a picture", text(robot, "#canvas-hint"));
    Node canvas = robot.lookup("#canvas").query();
    Bounds bounds = canvas.localToScreen(canvas.getBoundsInLocal());
    robot.moveTo(bounds.getMinX() + 15, bounds.getMinY() + 15).press(MouseButton.PRIMARY);
    robot.moveTo(bounds.getMinX() + 15, bounds.getMaxY() - 15).release(MouseButton.PRIMARY);
    awaitFx(() -> !app.viewModel().drawingProperty().get().isEmpty(), "a stroke at the edge");
    assertFalse(hint.isVisible());
    robot.clickOn("#clear");
    assertTrue(hint.isVisible());
    robot.clickOn("#mode-garments");
    awaitText(robot, "#canvas-hint", Messages.text("canvas.hint.GARMENTS"));
  }

  @Test
  void undoRestoresAClearedCanvas(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    draw(robot, SEVEN);
    awaitPrediction(robot, app.viewModel());
    robot.clickOn("#clear");
    awaitText(robot, "#winner", " ");
    assertTrue(app.viewModel().drawingProperty().get().isEmpty());
    robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    awaitPrediction(robot, app.viewModel());
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    robot.release(KeyCode.Z, KeyCode.SHIFT, KeyCode.CONTROL);
    awaitText(robot, "#winner", " ");
    assertFalse(app.viewModel().canRedoProperty().get());
  }

  @Test
  void theDomainSwitchChangesTheClasses(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    robot.clickOn("#mode-garments");
    awaitText(robot, "#bar-name-9", "Ankle boot");
    robot.clickOn("#mode-digits");
    awaitText(robot, "#bar-name-9", "9");
  }

  @Test
  void theStepsAreShownOnDemand(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    draw(robot, SEVEN);
    awaitPrediction(robot, app.viewModel());
    robot.clickOn("#show-steps");
    WaitForAsyncUtils.waitForFxEvents();
    for (String step : List.of("drawn", "redrawn", "box", "resampled", "stretched", "centred")) {
      assertTrue(robot.lookup("#step-" + step).tryQuery().isPresent(), step);
    }
    assertTrue(text(robot, "#gauge-stroke-width-words").contains("px"));
  }

  @Test
  void shortcutsSelectToolsThemesAndViews(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    robot.type(KeyCode.E);
    assertEquals(Stroke.Tool.ERASER, app.viewModel().pen().toolProperty().get());
    robot.type(KeyCode.F);
    assertEquals(Stroke.Tool.FILL, app.viewModel().pen().toolProperty().get());
    robot.type(KeyCode.B);
    assertEquals(Stroke.Tool.PEN, app.viewModel().pen().toolProperty().get());
    double width = app.viewModel().pen().widthProperty().get();
    robot.type(KeyCode.CLOSE_BRACKET);
    assertTrue(app.viewModel().pen().widthProperty().get() > width);
    assertFalse(app.window().drawView().panels().stepsShownProperty().get());
    robot.type(KeyCode.S);
    assertTrue(app.window().drawView().panels().stepsShownProperty().get());
    robot.press(KeyCode.CONTROL, KeyCode.T).release(KeyCode.T, KeyCode.CONTROL);
    assertEquals(Theme.Choice.DARK, app.window().themes().choice());
    robot.clickOn("#theme");
    assertEquals(Theme.Choice.LIGHT, app.window().themes().choice());
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
    assertEquals(MainView.DATASETS, app.window().shown());
    robot.type(KeyCode.E);
    assertEquals(
        Stroke.Tool.PEN, app.viewModel().pen().toolProperty().get(), "the canvas is not shown");
    robot.clickOn("#view-draw");
    assertEquals(MainView.DRAW, app.window().shown());
  }

  @Test
  void theCanvasCanBeDrawnOnByKeyboard(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    robot.interact(() -> robot.lookup("#canvas").query().requestFocus());
    robot.type(KeyCode.SPACE, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
    assertTrue(app.viewModel().liveProperty().get().isPresent());
    robot.type(KeyCode.SPACE);
    assertEquals(1, app.viewModel().drawingProperty().get().strokes().size());
    assertEquals(4, app.viewModel().drawingProperty().get().strokes().get(0).points().size());

    robot.type(KeyCode.SPACE, KeyCode.DOWN, KeyCode.DELETE);
    assertTrue(app.viewModel().drawingProperty().get().isEmpty(), "the stroke was ended");
    robot.type(KeyCode.SPACE, KeyCode.UP, KeyCode.SPACE);
    assertEquals(
        2,
        app.viewModel().drawingProperty().get().strokes().get(0).points().size(),
        "the pen was put down again");
  }

  /** Arrow keys select a button of a group without pressing it. */
  @Test
  void theModeChangesByArrowKeys(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    robot.interact(() -> robot.lookup("#mode-digits").query().requestFocus());
    robot.type(KeyCode.RIGHT);
    awaitFx(
        () ->
            app.viewModel()
                .modelProperty()
                .get()
                .filter(model -> model.manifest().domain() == Domain.GARMENTS)
                .isPresent(),
        "garments are recognised");
  }

  @Test
  void piecesOfInkAreColouredByWhatTheyDoForThePrediction(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    robot.type(KeyCode.W);
    awaitText(robot, "#evidence-notice", text -> text.startsWith("Draw something"), "an empty one");
    draw(robot, SEVEN);
    awaitPrediction(robot, app.viewModel());
    awaitText(
        robot,
        "#evidence-notice",
        text -> text.startsWith("Without its "),
        "what the strongest piece does");
    assertTrue(text(robot, "#evidence-for").startsWith("supports “"));
    pressAndDrag(robot, SEVEN);
    awaitText(
        robot, "#evidence-notice", text -> text.startsWith("Lift the pen"), "the ink changes");
    robot.release(MouseButton.PRIMARY);
    awaitText(robot, "#evidence-notice", text -> text.startsWith("Without"), "the pen rests");
    robot.clickOn("#show-evidence");
    awaitFx(() -> !robot.lookup("#evidence").query().isVisible(), "it is hidden again");
  }

  @Test
  void aClickOnABarShowsWhatWouldMakeItThatClassAndCanBeTakenBack(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    draw(robot, SEVEN);
    awaitPrediction(robot, app.viewModel());
    Drawing mine = app.viewModel().drawingProperty().get();
    robot.clickOn("#bar-" + app.viewModel().resultProperty().get().winner().orElseThrow());
    awaitText(robot, "#change-words", text -> text.contains("already"), "it is that already");
    robot.clickOn("#change-close");
    int other = changeable(robot);
    String name = app.viewModel().resultProperty().get().classNames().get(other);
    awaitText(robot, "#change-words", text -> text.contains("Now it is"), "it has been changed");
    awaitFx(
        () -> app.viewModel().resultProperty().get().winner().equals(Optional.of(name)),
        "the canvas shows a " + name);
    assertNotEquals(mine, app.viewModel().drawingProperty().get());
    robot.clickOn("#change-restore");
    awaitFx(() -> app.viewModel().drawingProperty().get().equals(mine), "the drawing is as before");
    awaitFx(() -> !robot.lookup("#change").query().isVisible(), "nothing more is shown");
    robot.interact(app.viewModel()::undo);
    assertNotEquals(mine, app.viewModel().drawingProperty().get());
  }

  /** Asks by keyboard for one class after another until the drawing can become it. */
  private int changeable(FxRobot robot) throws Exception {
    for (int target : List.of(1, 9, 2, 3, 4)) {
      robot.press(KeyCode.ALT).type(KeyCode.getKeyCode(String.valueOf(target)));
      robot.release(KeyCode.ALT);
      awaitText(
          robot,
          "#change-words",
          text ->
              text.startsWith("Step") || (text.contains("“" + target + "”") && !text.contains("…")),
          "the search has ended");
      if (!robot.lookup("#change-words").queryAs(Label.class).getText().contains("No change")) {
        return target;
      }
    }
    throw new AssertionError("it can become none of these");
  }

  @Test
  void drawingOnEndsTheChange(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    draw(robot, SEVEN);
    awaitPrediction(robot, app.viewModel());
    changeable(robot);
    robot.interact(() -> app.viewModel().press(new StrokePoint(40, 40)));
    robot.interact(app.viewModel()::release);
    awaitFx(() -> !robot.lookup("#change").query().isVisible(), "the notice is gone");
    Drawing own = app.viewModel().drawingProperty().get();
    Thread.sleep(800);
    assertEquals(own, app.viewModel().drawingProperty().get(), "and no further step is made");
  }
}
