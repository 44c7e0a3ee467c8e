package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.draw;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.data.Domain;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The window as a person uses it, with the models that ship. */
@ExtendWith(ApplicationExtension.class)
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

  @TempDir private Path home;
  private DrawViewModel model;
  private MainWindow window;

  @Start
  void start(Stage stage) {
    model = new DrawViewModel(Tasks.onFxThread());
    ModelStore store =
        new ModelStore(List.of(Path.of(System.getProperty("sketch28.home"), "models")));
    Settings settings = new Settings(null, null, Domain.DIGITS, Map.of(), 18, 255);
    window = new MainWindow(model, new ModelLoader(store), settings, Workspace.in(home));
    window.start();
    window.applyChosenTheme();
    Scene scene = new Scene(window, 1000, 740);
    Shortcuts.install(scene, model, window);
    stage.setScene(scene);
    stage.show();
  }

  @Stop
  void stop() {
    window.close();
  }

  /** What a label says; none while the view is being made anew without it. */
  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse("(none)");
  }

  private void awaitReady() throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> model.readyProperty().get());
  }

  private static void awaitText(FxRobot robot, String id, String expected) throws Exception {
    try {
      WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> text(robot, id).equals(expected));
    } catch (java.util.concurrent.TimeoutException e) {
      assertEquals(expected, text(robot, id));
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void aSevenIsNamedWhileTheStrokeIsStillMoving(FxRobot robot) throws Exception {
    awaitReady();
    Node canvas = robot.lookup("#canvas").query();
    Bounds bounds = canvas.localToScreen(canvas.getBoundsInLocal());
    double side = Math.min(bounds.getWidth(), bounds.getHeight());
    robot.moveTo(bounds.getCenterX() - 0.2 * side, bounds.getCenterY() - 0.3 * side);
    robot.press(MouseButton.PRIMARY);
    for (double[] point : SEVEN) {
      robot.moveTo(
          bounds.getCenterX() + (point[0] - 0.5) * side,
          bounds.getCenterY() + (point[1] - 0.5) * side);
    }
    awaitText(robot, "#winner", "7");
    assertEquals(1, model.liveProperty().get().stream().count(), "the button is still down");
    robot.release(MouseButton.PRIMARY);
    awaitText(robot, "#winner", "7");
  }

  @Test
  void undoBringsBackWhatClearTook(FxRobot robot) throws Exception {
    awaitReady();
    draw(robot, SEVEN);
    awaitText(robot, "#winner", "7");
    robot.clickOn("#clear");
    awaitText(robot, "#winner", " ");
    assertTrue(model.drawingProperty().get().isEmpty());
    robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    awaitText(robot, "#winner", "7");
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    robot.release(KeyCode.Z, KeyCode.SHIFT, KeyCode.CONTROL);
    awaitText(robot, "#winner", " ");
    assertFalse(model.canRedoProperty().get());
  }

  @Test
  void theSwitchChangesTheClasses(FxRobot robot) throws Exception {
    awaitReady();
    robot.clickOn("#mode-garments");
    awaitText(robot, "#bar-name-9", "Ankle boot");
    robot.clickOn("#mode-digits");
    awaitText(robot, "#bar-name-9", "9");
  }

  @Test
  void everyStepIsShownOnDemand(FxRobot robot) throws Exception {
    awaitReady();
    draw(robot, SEVEN);
    awaitText(robot, "#winner", "7");
    robot.clickOn("#show-steps");
    WaitForAsyncUtils.waitForFxEvents();
    for (String step : List.of("drawn", "redrawn", "box", "resampled", "stretched", "centred")) {
      assertTrue(robot.lookup("#step-" + step).tryQuery().isPresent(), step);
    }
    assertTrue(text(robot, "#gauge-stroke-width-words").contains("px"));
  }
}
