package org.sketch28.train;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.HostTensor;
import org.sketch28.train.step.Batch;
import org.sketch28.train.step.Replicas;
import org.sketch28.train.step.StepResult;
import org.sketch28.train.step.StepSettings;

/** The steps and epochs of a {@link TrainingRun}, with its numbers while it is under way. */
final class TrainingLoop {

  /** A kill loses no more work than this. */
  private static final double CHECKPOINT_SECONDS = 20;

  /**
   * Steps from one resting point to the next. There the replicas join their statistics and the
   * average takes in the weights, and only there a run pauses, ends or is saved, so that a resumed
   * run computes the same numbers as one that never stopped.
   */
  private static final int REST = 4;

  private final TrainingRun run;
  private final TrainingConfig config;
  private final Consumer<TrainingEvent> listener;
  private final Replicas replicas;
  private final TimeLeft timeLeft = new TimeLeft();
  private final int stepsPerEpoch;
  private final int steps;

  /** The last one whose result is known. */
  private int step;

  /** Since when the time of the next step counts, {@link System#nanoTime()}. */
  private long since;

  private double epochLoss;
  private double epochAccuracy;
  private int bestEpoch;
  private double bestAccuracy;
  private double seconds;
  private double lastCheckpoint;

  /**
   * @param progress where the run begins or resumes
   */
  TrainingLoop(TrainingRun run, Replicas replicas, Checkpoint.Progress progress) {
    this.run = run;
    this.config = run.config();
    this.listener = run.listener();
    this.replicas = replicas;
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
    while (!ended && step < steps && mayContinue()) {
      takeSteps(batches);
      if (step % stepsPerEpoch == 0) {
        endEpoch();
        ended = isOver();
        save();
      } else if (isCheckpointDue()) {
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
    return !run.control().isStopped();
  }

  private boolean isCheckpointDue() {
    return seconds - lastCheckpoint >= CHECKPOINT_SECONDS;
  }

  private boolean isRest(int number) {
    return number % stepsPerEpoch == 0 || number % stepsPerEpoch % REST == 0;
  }

  /** Whether patience has run out. */
  private boolean isOver() {
    return config.patience() > 0
        && bestEpoch > 0
        && step / stepsPerEpoch - bestEpoch >= config.patience();
  }

  /**
   * Takes steps until the epoch ends, or until a resting point at which there is something to do.
   * Each step is begun before the result of the one before is looked at, so that the replicas never
   * wait for what is done with it.
   */
  private void takeSteps(BatchLoader batches) throws UserFacingException, InterruptedException {
    since = System.nanoTime();
    CompletableFuture<StepResult> last = null;
    int begun = step;
    do {
      Batch batch = batches.next();
      float rate = (float) config.optimizer().learningRateAt(begun, steps);
      begun++;
      CompletableFuture<StepResult> next =
          replicas.begin(batch, new StepSettings(begun, rate, isRest(begun)));
      if (last != null) {
        finish(last);
      }
      last = next;
    } while (!isRest(begun) || (begun % stepsPerEpoch != 0 && !hasToRest()));
    finish(last);
  }

  private boolean hasToRest() {
    return run.control().isPaused() || run.control().isStopped() || isCheckpointDue();
  }

  /** Waits for a step, and tells of it. */
  private void finish(CompletableFuture<StepResult> begun)
      throws UserFacingException, InterruptedException {
    StepResult result = result(begun);
    step++;
    if (!Double.isFinite(result.loss())) {
      throw new UserFacingException(
          "The loss is no longer a number after step %d. Choose a lower learning rate."
              .formatted(step));
    }
    epochLoss += result.loss();
    epochAccuracy += result.accuracy();
    long now = System.nanoTime();
    double taken = (now - since) / 1e9;
    since = now;
    seconds += taken;
    timeLeft.step(taken);
    listener.accept(
        TrainingEventBatchBuilder.builder()
            .step(step)
            .steps(steps)
            .loss(result.loss())
            .accuracy(result.accuracy())
            .learningRate(config.optimizer().learningRateAt(step - 1, steps))
            .imagesPerSecond(timeLeft.stepsPerSecond() * config.batchSize())
            .secondsLeft(timeLeft.seconds(steps - step, (steps - step) / stepsPerEpoch + 1))
            .seconds(seconds)
            .build());
  }

  private static StepResult result(CompletableFuture<StepResult> begun)
      throws InterruptedException {
    try {
      return begun.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A step of training failed: " + e.getCause(), e.getCause());
    }
  }

  private void endEpoch() throws UserFacingException {
    long start = System.nanoTime();
    int epoch = step / stepsPerEpoch;
    Map<String, HostTensor> averaged = replicas.average().value();
    EpochFigures figures = run.measure(averaged);
    double accuracy = figures.validationAccuracy();
    // Without validation images the latest epoch counts as the best.
    boolean best = Double.isNaN(accuracy) || bestEpoch == 0 || accuracy > bestAccuracy;
    if (best) {
      bestEpoch = epoch;
      bestAccuracy = Double.isNaN(accuracy) ? 0 : accuracy;
      run.storage().saveBest(averaged);
    }
    run.storage().saveEpoch(epoch, averaged);
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
        replicas.weights(),
        replicas.average().value(),
        replicas.optimizer());
  }
}
