package org.sketch28.cli;

import java.util.HashSet;
import java.util.Set;
import org.sketch28.base.UserFacingException;
import org.sketch28.train.classical.NearestNeighboursTrainer;
import org.sketch28.train.ladder.LadderSystem;
import org.sketch28.workspace.Workspace;

/** Trains a system of MNIST's history that is not a single network. */
final class SystemTraining {

  /** Options of every system. */
  private static final Set<String> OF_SYSTEMS =
      Set.of(
          "--recipe",
          "--dataset",
          "--out",
          "--no-test",
          "--calibration",
          "--validation-share",
          "--seed",
          "--title",
          "--neurons",
          "--json");

  /** More options of those that are several networks. */
  private static final Set<String> OF_ENSEMBLES =
      Set.of("--epochs", "--batch-size", "--threads", "--protocol");

  private static final double USUAL_SHARE = 0.1;

  private final Workspace workspace;
  private final Output output;
  private final TrainingOptions options;
  private final SystemRequest request;

  SystemTraining(
      Workspace workspace, Output output, TrainingOptions options, SystemRequest request) {
    this.workspace = workspace;
    this.output = output;
    this.options = options;
    this.request = request;
  }

  /**
   * Trains a system, or continues its training, and saves it as a model.
   *
   * @param system without gradients, or of several networks
   */
  void train(LadderSystem system) throws UserFacingException, InterruptedException {
    if (system.trainer().isPresent()) {
      trainClassical(system);
    } else {
      trainEnsemble(system, system.ensemble().orElseThrow());
    }
  }

  private void trainEnsemble(LadderSystem system, LadderSystem.Ensemble ensemble)
      throws UserFacingException, InterruptedException {
    Set<String> allowed = new HashSet<>(OF_SYSTEMS);
    allowed.addAll(OF_ENSEMBLES);
    options.requireOnly(allowed, "each network of " + system.name() + " has settings of its own.");
    new EnsembleTrainingJob(workspace, output, system)
        .train(
            request,
            new LadderSystem.Ensemble(options.applyToAll(ensemble.members()), ensemble.weighting()),
            options.epochs(),
            !options.hasBatchSize());
  }

  private void trainClassical(LadderSystem system) throws UserFacingException {
    options.requireOnly(OF_SYSTEMS, "it is not a setting of " + system.name() + ".");
    double share = options.validationShare().orElse(USUAL_SHARE);
    boolean remembers = system.trainer().orElseThrow() instanceof NearestNeighboursTrainer;
    if (remembers && share == 0 && request.calibrated().isEmpty()) {
      throw new UserFacingException(
          "Nearest neighbours remember all training images, so temperature and threshold cannot be"
              + " found on these. Add --calibration MODEL, with a model that was trained with"
              + " validation images.");
    }
    new ClassicalTrainingJob(workspace, output, system)
        .train(request, share, options.seed().orElse(1L));
  }
}
