package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitNoNode;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.train.SyntheticData;
import org.sketch28.train.run.RunState;
import org.sketch28.workspace.Workspace;
import org.testfx.api.FxRobot;

/** A start after a run was interrupted. */
class UnfinishedRunsWindowTest {
  @RegisterExtension
  private final OpenedWindow app =
      OpenedWindow.on(
          home ->
              Workspace.in(home)
                  .runs()
                  .create("Mine", SyntheticData.few(), SmallWorkspace.config(1)));

  @Test
  void anInterruptedRunThatIsNotWantedIsNotOfferedAgain(FxRobot robot) throws Exception {
    awaitNode(robot, "#unfinished");
    assertTrue(text(robot, "#unfinished").contains("Mine"));
    robot.clickOn("#unfinished-never");
    awaitNoNode(robot, "#unfinished");
    await(() -> app.workspace().runs().unfinished().isEmpty(), "it is not offered any more");
    assertEquals(
        List.of(RunState.STOPPED),
        app.workspace().runs().list().stream().map(app.workspace().runs()::state).toList(),
        "resumable");
  }

  @Test
  void laterAsksAgainAtTheNextStart(FxRobot robot) throws Exception {
    awaitNode(robot, "#unfinished");
    robot.clickOn("#unfinished-later");
    awaitNoNode(robot, "#unfinished");
    assertEquals(1, app.workspace().runs().unfinished().size());
  }
}
