package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.awaitFx;
import static org.sketch28.app.FxSteps.awaitModel;
import static org.sketch28.app.FxSteps.awaitPrediction;
import static org.sketch28.app.FxSteps.awaitText;
import static org.sketch28.app.FxSteps.draw;
import static org.sketch28.app.FxSteps.text;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.model.store.ModelStore;
import org.testfx.api.FxRobot;

/** The panels below the canvas, as a person uses them. */
class NetworkWindowTest {

  private static final double[][] ONE = {{0.5, 0.2}, {0.5, 0.4}, {0.5, 0.6}, {0.5, 0.8}};

  @RegisterExtension private final OpenedWindow app = OpenedWindow.empty();

  @Test
  void aUnitOfTheNetworkIsExplained(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    draw(robot, ONE);
    awaitPrediction(robot, app.viewModel());
    Node pane = robot.lookup("#network").query();
    assertFalse(pane.isVisible());
    robot.type(KeyCode.N);
    Node diagram = awaitDiagram(robot);
    Bounds bounds = diagram.localToScreen(diagram.getBoundsInLocal());
    // The image is at the left, in the middle of the height below the titles.
    robot.clickOn(bounds.getMinX() + 20, bounds.getCenterY() + 16);
    awaitText(robot, "#unit-title", title -> title.startsWith("Image: Pixels"), "the image");
    robot.type(KeyCode.RIGHT);
    awaitText(robot, "#unit-title", title -> title.startsWith("Convolution 1"), "a channel");
    awaitFx(() -> robot.lookup("#preferred-image").tryQuery().isPresent(), "an image is made");
    robot.type(KeyCode.DOWN);
    awaitText(robot, "#unit-title", title -> title.contains("Channel 2"), "the next channel");
    for (int i = 0; i < 12; i++) {
      robot.type(KeyCode.RIGHT);
    }
    awaitText(robot, "#unit-title", "Classes: “1”");
    assertTrue(robot.lookup("#unit-sum").tryQuery().isPresent());
    assertTrue(text(robot, "#unit-value").startsWith("For your drawing"));
    robot.clickOn("#network-close");
    assertFalse(pane.isVisible());
  }

  @Test
  void aPredictionIsBroken(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    robot.type(KeyCode.K);
    assertTrue(text(robot, "#robust-words").startsWith("Draw something"));
    draw(robot, ONE);
    awaitPrediction(robot, app.viewModel());
    robot.clickOn("#robust-pgd");
    awaitText(robot, "#robust-words", words -> words.startsWith("ε"), "the attack");
    robot.clickOn("#robust-flip");
    awaitText(robot, "#robust-words", words -> words.contains("“1” holds up to:"), "the summary");
    assertFalse(text(robot, "#robust-words").contains("predicts “1”"));
    robot.clickOn("#robust-curves");
    assertTrue(robot.lookup("#robust-image").query().isVisible());
    robot.clickOn("#robust-close");
    assertFalse(robot.lookup("#robustness").query().isVisible());
  }

  @Test
  void oneDrawingBecomesAnother(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    draw(robot, ONE);
    awaitPrediction(robot, app.viewModel());
    robot.type(KeyCode.M);
    assertTrue(text(robot, "#morph-words").startsWith("The first drawing is chosen"));
    robot.clickOn("#morph-to").clickOn("A synthetic drawing");
    awaitFx(() -> robot.lookup("8").tryQuery().isPresent(), "the classes");
    robot.type(KeyCode.RIGHT, KeyCode.ENTER);
    awaitText(robot, "#morph-words", words -> words.contains("of the way"), "the way");
    robot.clickOn("#morph-crossing").clickOn("#morph-open");
    awaitFx(() -> app.viewModel().canUndoProperty().get(), "the frame is on the canvas");
    assertTrue(robot.lookup("#morph-curves").query().isVisible());
    robot.clickOn("#morph-close");
    assertFalse(robot.lookup("#morph").query().isVisible());
  }

  private static Node awaitDiagram(FxRobot robot) throws Exception {
    awaitFx(() -> robot.lookup("#network-diagram").tryQuery().isPresent(), "the diagram");
    return robot.lookup("#network-diagram").query();
  }

  /** A unit that the next model does not have, on a canvas that stays blank. */
  @Test
  void anotherModelIsShownWhileAUnitIsSelected(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    robot.type(KeyCode.N);
    Node diagram = awaitDiagram(robot);
    Bounds bounds = diagram.localToScreen(diagram.getBoundsInLocal());
    robot.clickOn(bounds.getMinX() + 20, bounds.getCenterY() + 16);
    robot.type(KeyCode.RIGHT);
    for (int i = 0; i < 20; i++) {
      robot.type(KeyCode.DOWN);
    }
    awaitText(robot, "#unit-title", title -> title.contains("Channel"), "a channel");
    robot.type(KeyCode.ENTER);
    awaitFx(() -> robot.lookup("#network-all-on").query().isVisible(), "it is off");
    ModelStore.Entry lenet = new ModelStore(List.of(Path.of("models"))).find("lenet5-1998");
    robot.interact(() -> app.window().openModel(lenet));
    awaitFx(
        () ->
            app.viewModel()
                .modelProperty()
                .get()
                .filter(m -> m.manifest().name().equals("lenet5-1998"))
                .isPresent(),
        "the other model");
    awaitFx(() -> robot.lookup("#unit-title").tryQuery().isEmpty(), "no unit is selected");
    awaitFx(() -> !robot.lookup("#network-all-on").query().isVisible(), "all are on");
    robot.clickOn(bounds.getMinX() + 20, bounds.getCenterY() + 16);
    awaitText(robot, "#unit-title", title -> title.startsWith("Image: Pixels"), "the image");
    robot.type(KeyCode.RIGHT);
    awaitFx(() -> robot.lookup("#preferred-image").tryQuery().isPresent(), "an image is made");
  }

  @Test
  void theStepsAndTheNetworkAreNotShownTogether(FxRobot robot) throws Exception {
    awaitModel(app.viewModel());
    robot.type(KeyCode.N);
    awaitDiagram(robot);
    robot.type(KeyCode.S);
    assertTrue(robot.lookup("#steps").query().isVisible());
    assertFalse(robot.lookup("#network").query().isVisible());
    robot.type(KeyCode.N);
    assertFalse(robot.lookup("#steps").query().isVisible());
    assertTrue(robot.lookup("#network").query().isVisible());
    robot.type(KeyCode.N);
    assertFalse(robot.lookup("#network").query().isVisible());
  }
}
