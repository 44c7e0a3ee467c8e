package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.awaitText;
import static org.sketch28.app.FxSteps.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** A start after the training of a system was interrupted. */
@ExtendWith(ApplicationExtension.class)
class UnfinishedTrainingWindowTest {

  @TempDir private Path home;
  private Workspace workspace;
  private MainWindow window;

  @Start
  void start(Stage stage) throws Exception {
    workspace = SmallWorkspace.withDataset(home);
    InterruptedTraining.in(workspace, 1);
    window = FxSteps.open(stage, new DrawViewModel(Tasks.onFxThread()), home);
  }

  @Stop
  void stop() {
    window.close();
  }

  @Test
  void onceItIsStoppedItIsNotOfferedAnyMore(FxRobot robot) throws Exception {
    assertEquals(1, workspace.trainings().interrupted(workspace.runs()).size());
    awaitNode(robot, "#unfinished");
    robot.clickOn("#unfinished-resume");
    awaitText(robot, "#train-numbers", text -> text.startsWith("Epoch "), "it goes on");
    robot.clickOn("#train-stop");
    await(
        () -> workspace.trainings().interrupted(workspace.runs()).isEmpty(),
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
        () -> Files.exists(workspace.ownModels().resolve("linear-softmax/model.json")),
        "the model is saved");
    assertEquals(1, workspace.runs().list().size(), "the same run went on");
    assertEquals(List.of(), workspace.trainings().interrupted(workspace.runs()));
  }
}
