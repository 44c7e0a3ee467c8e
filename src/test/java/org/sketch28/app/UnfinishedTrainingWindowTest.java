package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.awaitText;
import static org.sketch28.app.FxSteps.text;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/** A start after the training of a system was interrupted. */
class UnfinishedTrainingWindowTest {
  @RegisterExtension
  private final OpenedWindow app =
      OpenedWindow.on(home -> InterruptedTraining.in(SmallWorkspace.withDataset(home), 1));

  @Test
  void onceItIsStoppedItIsNotOfferedAnyMore(FxRobot robot) throws Exception {
    assertEquals(1, app.workspace().trainings().interrupted(app.workspace().runs()).size());
    awaitNode(robot, "#unfinished");
    robot.clickOn("#unfinished-resume");
    awaitText(robot, "#train-numbers", text -> text.startsWith("Epoch "), "it goes on");
    robot.clickOn("#train-stop");
    await(
        () -> app.workspace().trainings().interrupted(app.workspace().runs()).isEmpty(),
        "the user has ended it");
  }

  @Test
  void itIsResumedToItsModel(FxRobot robot) throws Exception {
    awaitNode(robot, "#unfinished");
    assertTrue(text(robot, "#unfinished").contains("The training of “Softmax regression”"));
    robot.clickOn("#unfinished-resume");
    awaitText(
        robot, "#train-message", text -> text.startsWith("Softmax regression: "), "its model");
    await(
        () -> Files.exists(app.workspace().ownModels().resolve("linear-softmax/model.json")),
        "the model is saved");
    assertEquals(1, app.workspace().runs().list().size(), "the same run went on");
    assertEquals(List.of(), app.workspace().trainings().interrupted(app.workspace().runs()));
  }
}
