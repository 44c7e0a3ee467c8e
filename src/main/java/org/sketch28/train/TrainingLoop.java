package org.sketch28.train;

import ai.djl.engine.Engine;
import ai.djl.training.Trainer;
import java.util.function.Consumer;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.network.Network;

/** The steps and epochs of a {@link TrainingRun}, with its numbers while it is under way. */
final class TrainingLoop {

  /** A kill loses no more work than this. */
  private static final double CHECKPOINT_SECONDS = 20;

  /**
   * Steps from one resting point to the next. There the engine's random numbers are seeded again,
   * and only there a run pauses, ends or is saved, so that a resumed run draws the same numbers as
   * one that never stopped. Seeding at each step would cost a tenth of the speed.
   */
  private static final int REST = 8;

  /** Steps from one update of the average to the next; copying weights out of the engine costs. */
  private static final int AVERAGED = 4;

  private final TrainingRun run;
  private final TrainingConfig config;
  private final Consumer<TrainingEvent> listener;
  private final Network network;
  private final Trainer trainer;
  private final StatefulOptimizer optimizer;
  private final TimeLeft timeLeft = new TimeLeft();
  private final int stepsPerEpoch;
  private final int steps;
  private int step;
  private double epochLoss;
  private double epochAccuracy;
  private int bestEpoch;
  private double bestAccuracy;
  private double seconds;
  private double lastCheckpoint;

  /**
   * @param progress where the run begins or resumes
   */
  TrainingLoop(
      TrainingRun run,
      Network network,
      Trainer trainer,
      StatefulOptimizer optimizer,
      Checkpoint.Progress progress) {
    this.run = run;
    this.config = run.config();
    this.listener = run.listener();
    this.network = network;
    this.trainer = trainer;
    this.optimizer = optimizer;
    stepsPerEpoch = run.stepsPerEpoch();
    steps = run.steps();
    step = progress.step();
    epochLoss = progress.epochLoss();
    epochAccuracy = progress.epochAccuracy();
    bestEpoch = progress.bestEpoch();
    bestAccuracy = progress.bestAccuracy();
    seconds = progress.seconds();
    lastCheckpoint = seconds;
  }

  /**
   * Trains until the last step, an early end, or a stop.
   *
   * @throws UserFacingException if there is not enough memory, or a checkpoint cannot be saved
   * @throws InterruptedException if the thread is interrupted
   */
  TrainingRun.Result run(BatchLoader batches) throws UserFacingException, InterruptedException {
    boolean ended = isOver();
    while (!ended && step < steps) {
      if (isResting() && !mayContinue()) {
        break;
      }
      takeStep(batches);
      if (step % stepsPerEpoch == 0) {
        endEpoch();
        ended = isOver();
        save();
      } else if (isResting() && seconds - lastCheckpoint >= CHECKPOINT_SECONDS) {
        save();
      }
    }
    Checkpoint last = checkpoint();
    if (step % stepsPerEpoch != 0) {
      run.storage().save(last);
    }
    return new TrainingRun.Result(step < steps && !ended, last);
  }

  /** At a resting point: waits while the run is paused; false if it is to end. */
  private boolean mayContinue() throws UserFacingException, InterruptedException {
    if (run.control().isPaused()) {
      save();
      run.control().await();
    }
    if (run.control().isStopped()) {
      return false;
    }
    if (config.dropout() > 0) {
      Engine.getInstance().setRandomSeed((int) (config.seed() * 1_000_003 + step));
    }
    return true;
  }

  private boolean isResting() {
    return step % stepsPerEpoch % REST == 0;
  }

  /** Whether patience has run out. */
  private boolean isOver() {
    return config.patience() > 0
        && bestEpoch > 0
        && step / stepsPerEpoch - bestEpoch >= config.patience();
  }

  private void takeStep(BatchLoader batches) throws UserFacingException, InterruptedException {
    long start = System.nanoTime();
    BatchLoader.Batch batch = batches.next();
    optimizer.begin(step, steps);
    double[] accuracy = new double[1];
    double loss =
        TrainingStep.take(
            trainer,
            batch,
            logits -> accuracy[0] = TrainingStep.accuracy(logits.toFloatArray(), batch.labels()));
    step++;
    if (!Double.isFinite(loss)) {
      throw new UserFacingException(
          "The loss is no longer a number after step %d. Choose a lower learning rate."
              .formatted(step));
    }
    if (step % stepsPerEpoch == 0 || step % stepsPerEpoch % AVERAGED == 0) {
      run.average().update(network.export(), step);
    }
    epochLoss += loss;
    epochAccuracy += accuracy[0];
    double taken = (System.nanoTime() - start) / 1e9;
    seconds += taken;
    timeLeft.step(taken);
    listener.accept(
        TrainingEventBatchBuilder.builder()
            .step(step)
            .steps(steps)
            .loss(loss)
            .accuracy(accuracy[0])
            .learningRate(optimizer.learningRate())
            .imagesPerSecond(timeLeft.stepsPerSecond() * config.batchSize())
            .secondsLeft(timeLeft.seconds(steps - step, (steps - step) / stepsPerEpoch + 1))
            .seconds(seconds)
            .build());
  }

  private void endEpoch() throws UserFacingException {
    long start = System.nanoTime();
    int epoch = step / stepsPerEpoch;
    EpochFigures figures = run.measure();
    double accuracy = figures.validationAccuracy();
    // Without validation images the latest epoch counts as the best.
    boolean best = Double.isNaN(accuracy) || bestEpoch == 0 || accuracy > bestAccuracy;
    if (best) {
      bestEpoch = epoch;
      bestAccuracy = Double.isNaN(accuracy) ? 0 : accuracy;
      run.storage().saveBest(run.average().value());
    }
    double taken = (System.nanoTime() - start) / 1e9;
    seconds += taken;
    timeLeft.validation(taken);
    listener.accept(
        TrainingEventEpochBuilder.builder()
            .epoch(epoch)
            .epochs(config.epochs())
            .step(step)
            .trainingLoss(epochLoss / stepsPerEpoch)
            .trainingAccuracy(epochAccuracy / stepsPerEpoch)
            .validationLoss(figures.validationLoss())
            .validationAccuracy(accuracy)
            .plainLoss(figures.plainLoss())
            .plainAccuracy(figures.plainAccuracy())
            .best(best)
            .seconds(seconds)
            .build());
    epochLoss = 0;
    epochAccuracy = 0;
  }

  private void save() throws UserFacingException {
    run.storage().save(checkpoint());
    lastCheckpoint = seconds;
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(
        new Checkpoint.Progress(step, epochLoss, epochAccuracy, bestEpoch, bestAccuracy, seconds),
        network.export(),
        run.average().value(),
        optimizer.export());
  }
}
