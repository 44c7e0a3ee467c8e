package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.sketch28.base.Progress;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.ladder.EnsembleTraining;
import org.sketch28.train.ladder.Ladder;
import org.sketch28.train.ladder.LadderSystem;
import org.sketch28.train.run.TrainingService;
import org.sketch28.train.run.Weighting;
import org.sketch28.workspace.Workspace;

/** Leaves the training of softmax regression on the small dataset as a kill would. */
final class InterruptedTraining {

  private InterruptedTraining() {}

  /**
   * @param seed 1 for the training that the window's menu starts
   */
  static void in(Workspace workspace, long seed) throws Exception {
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
                List.of(TrainingConfigBuilder.builder(system.networks().get(0)).seed(seed).build()),
                Weighting.MEAN,
                true));
    assertTrue(training.next(Progress.NONE).isPresent());
  }
}
