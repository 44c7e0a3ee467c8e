package org.sketch28.app;

import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitFx;
import static org.sketch28.app.FxSteps.awaitText;
import static org.sketch28.app.FxSteps.fill;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ToggleButton;
import org.testfx.api.FxRobot;

/** Steps that tests of the datasets view have in common. */
final class DatasetsSteps {

  private DatasetsSteps() {}

  static void awaitClassCount(FxRobot robot, String id, String expected) throws Exception {
    awaitFx(
        () ->
            robot
                .lookup(id)
                .tryQueryAs(ToggleButton.class)
                .filter(button -> button.getAccessibleText().contains(": " + expected + " images"))
                .isPresent(),
        id + " should count " + expected);
  }

  static void exportTo(FxRobot robot, Path folder) throws Exception {
    robot.clickOn("#dataset-export");
    fill(robot, "#export-path", folder.toString());
    robot.clickOn("#form-go");
    await(() -> Files.exists(folder.resolve("classes.txt")), "exported to " + folder);
    awaitIdle(robot);
  }

  /** Another job is refused until the one that is running has ended. */
  static void awaitIdle(FxRobot robot) throws Exception {
    awaitFx(
        () -> robot.lookup("#job-bar").queryAll().stream().noneMatch(Node::isVisible),
        "the end of the job");
  }

  static void importFolder(FxRobot robot, Path folder, String title) throws Exception {
    robot.clickOn("#dataset-import");
    fill(robot, "#import-path", folder.toString());
    fill(robot, "#import-title", title);
    robot.interact(
        () ->
            robot
                .lookup("#import-test-part")
                .queryAs(ChoiceBox.class)
                .getSelectionModel()
                .select(0));
    robot.clickOn("#form-go");
    awaitText(robot, "#dataset-title", title);
    awaitText(robot, "#dataset-notice", "");
  }
}
