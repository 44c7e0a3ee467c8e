package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitNode;

import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.workspace.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A start after a training of a system with settings of its own was interrupted. */
@ExtendWith(ApplicationExtension.class)
class OtherUnfinishedTrainingWindowTest {

  @TempDir private Path home;
  private Workspace workspace;
  private MainWindow window;

  @Start
  void start(Stage stage) throws Exception {
    workspace = SmallWorkspace.withDataset(home);
    InterruptedTraining.in(workspace, 9);
    window = FxSteps.open(stage, new DrawViewModel(Tasks.onFxThread()), home);
  }

  @Stop
  void stop() {
    window.close();
  }

  @Test
  void itsRunIsNotOfferedAgain(FxRobot robot) throws Exception {
    assertEquals(1, workspace.runs().unfinished().size());
    awaitNode(robot, "#unfinished");
    robot.clickOn("#unfinished-never");
    await(() -> workspace.runs().unfinished().isEmpty(), "it is not offered at the next start");
  }
}
