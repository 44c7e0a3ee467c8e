package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitNoNode;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.text;

import java.nio.file.Path;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.train.SyntheticData;
import org.sketch28.train.run.RunState;
import org.sketch28.train.run.RunStore;
import org.sketch28.workspace.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A start after a run was interrupted. */
@ExtendWith(ApplicationExtension.class)
class UnfinishedRunsWindowTest {

  @TempDir private Path home;
  private RunStore runs;
  private MainWindow window;

  @Start
  void start(Stage stage) throws Exception {
    runs = Workspace.in(home).runs();
    runs.create("Mine", SyntheticData.few(), SmallWorkspace.config(1));
    window = FxSteps.open(stage, new DrawViewModel(Tasks.onFxThread()), home);
  }

  @Stop
  void stop() {
    window.close();
  }

  @Test
  void anInterruptedRunThatIsNotWantedIsNotOfferedAgain(FxRobot robot) throws Exception {
    awaitNode(robot, "#unfinished");
    assertTrue(text(robot, "#unfinished").contains("Mine"));
    robot.clickOn("#unfinished-never");
    awaitNoNode(robot, "#unfinished");
    await(() -> runs.unfinished().isEmpty(), "it is not offered any more");
    assertEquals(
        List.of(RunState.STOPPED), runs.list().stream().map(runs::state).toList(), "resumable");
  }

  @Test
  void laterAsksAgainAtTheNextStart(FxRobot robot) throws Exception {
    awaitNode(robot, "#unfinished");
    robot.clickOn("#unfinished-later");
    awaitNoNode(robot, "#unfinished");
    assertEquals(1, runs.unfinished().size());
  }
}
