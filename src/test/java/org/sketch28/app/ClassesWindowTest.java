package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitFx;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.awaitText;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.data.drawings.ClassSet;
import org.sketch28.data.drawings.ClassSetStore;
import org.testfx.api.FxRobot;

/** The user's own classes from the first name to the first try, in the whole window. */
class ClassesWindowTest {
  @RegisterExtension private final OpenedWindow app = OpenedWindow.empty();

  private ClassSet saved() throws Exception {
    List<ClassSetStore.Saved> sets = app.workspace().classSets().list();
    return sets.isEmpty() ? ClassSet.empty() : sets.get(0).set();
  }

  private static void drawFlat(FxRobot robot, double height) {
    FxSteps.draw(robot, new double[][] {{0.2, height}, {0.5, height}, {0.8, height}});
  }

  private static void drawUpright(FxRobot robot, double place) {
    FxSteps.draw(robot, new double[][] {{place, 0.2}, {place, 0.5}, {place, 0.8}});
  }

  private static void name(FxRobot robot, int number, String name) {
    robot.clickOn("#class-name-" + number).write(name).type(KeyCode.ENTER);
  }

  private void awaitDrawings(int count) throws Exception {
    await(() -> saved().drawings() == count, count + " drawings are saved");
  }

  @Test
  void classesAreNamedDrawnTrainedTriedAndUsed(FxRobot robot) throws Exception {
    robot.clickOn("#view-train").clickOn("#train-own-classes");
    awaitNode(robot, "#classes-view");
    assertTrue(robot.lookup("#classes-train").query().isDisabled());
    name(robot, 1, "flat");
    name(robot, 2, "upright");
    robot.interact(() -> robot.lookup("#class-card-1").query().requestFocus());
    for (int i = 0; i < 3; i++) {
      // By its number, by Enter for the selected class, and by the button.
      drawFlat(robot, 0.4 + 0.1 * i);
      robot.type(KeyCode.DIGIT1);
      drawUpright(robot, 0.4 + 0.1 * i);
      if (i == 0) {
        robot.type(KeyCode.DIGIT2);
      } else {
        robot.clickOn("#class-count-2").clickOn("#classes-add-drawing");
      }
      awaitDrawings(2 * i + 2);
    }
    awaitText(robot, "#class-count-2", "3 drawn");

    robot.clickOn("#classes-train");
    awaitText(
        robot, "#classes-accuracy", text -> text.startsWith("Tested on drawings"), "the result");
    drawUpright(robot, 0.5);
    awaitText(robot, "#classes-winner", "upright");
    robot.clickOn("#classes-use");
    awaitNode(robot, "#draw-view");
    awaitFx(
        () ->
            app.viewModel()
                .modelProperty()
                .get()
                .filter(model -> model.manifest().classes().equals(List.of("flat", "upright")))
                .isPresent(),
        "the model is used for drawing");
    ComboBox<?> chooser = robot.lookup("#model-chooser").queryComboBox();
    assertTrue(chooser.getItems().size() > 1, "it can be chosen again");
  }

  @Test
  void whatIsRemovedComesBack(FxRobot robot) throws Exception {
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
    awaitNode(robot, "#classes-view");
    name(robot, 1, "flat");
    drawFlat(robot, 0.5);
    robot.type(KeyCode.ENTER);
    awaitDrawings(1);
    robot.clickOn("#class-1-drawing-1");
    awaitDrawings(0);
    robot.clickOn("#classes-undo");
    awaitDrawings(1);
    robot.clickOn("#class-remove-1");
    awaitDrawings(0);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    awaitDrawings(1);
    assertEquals("flat", robot.lookup("#class-name-1").queryAs(TextField.class).getText());

    robot.clickOn("#classes-remove");
    await(() -> saved().equals(ClassSet.empty()), "the set is removed");
    Node restore = robot.lookup("#classes-restore").query();
    awaitFx(restore::isVisible, "it can be restored");
    robot.clickOn("#classes-restore");
    awaitDrawings(1);
    awaitFx(() -> !restore.isVisible(), "restored");
    assertFalse(robot.lookup("#class-1-drawing-1").queryAll().isEmpty());

    robot.clickOn("#view-train");
    awaitNode(robot, "#train-view");
  }
}
