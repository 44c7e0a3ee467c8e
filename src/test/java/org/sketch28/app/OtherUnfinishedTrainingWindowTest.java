package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitNode;

import java.nio.file.Path;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.base.Progress;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.ladder.EnsembleTraining;
import org.sketch28.train.ladder.Ladder;
import org.sketch28.train.ladder.LadderSystem;
import org.sketch28.train.run.TrainingService;
import org.sketch28.train.run.Weighting;
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
    LadderSystem system = Ladder.find("linear-softmax").orElseThrow();
    EnsembleTraining training =
        new EnsembleTraining(
            new TrainingService(workspace.catalog(), workspace.runs(), workspace.models()),
            workspace.runs(),
            workspace.trainings(),
            new EnsembleTraining.Plan(
                system.name(),
                system.title(),
                List.of(SmallWorkspace.DATASET),
                List.of(TrainingConfigBuilder.builder(system.networks().get(0)).seed(9).build()),
                Weighting.MEAN,
                true));
    assertTrue(training.next(Progress.NONE).isPresent());
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
