package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/** A start after a training of a system with settings of its own was interrupted. */
class OtherUnfinishedTrainingWindowTest {
  @RegisterExtension
  private final OpenedWindow app =
      OpenedWindow.on(home -> InterruptedTraining.in(SmallWorkspace.withDataset(home), 9));

  @Test
  void itsRunIsNotOfferedAgain(FxRobot robot) throws Exception {
    assertEquals(1, app.workspace().runs().unfinished().size());
    awaitNode(robot, "#unfinished");
    robot.clickOn("#unfinished-never");
    await(
        () -> app.workspace().runs().unfinished().isEmpty(), "it is not offered at the next start");
  }
}
