package org.sketch28.bench;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.sketch28.base.DaemonExecutors;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.train.PauseControl;
import org.sketch28.train.Preset;
import org.sketch28.train.RunStorage;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.TrainingRun;

/** A training run that continues while something else is measured. */
final class BackgroundTraining {

  private static final int FIRST_STEPS = 20;

  private final PauseControl control = new PauseControl();
  private final CountDownLatch ended = new CountDownLatch(1);

  private BackgroundTraining() {}

  /** Starts the run and waits for its first steps. */
  static BackgroundTraining start() throws InterruptedException {
    BackgroundTraining training = new BackgroundTraining();
    training.begin();
    return training;
  }

  private void begin() throws InterruptedException {
    ImageDataset data = StrokeDigits.images("benchmark", 20_000, 1);
    CountDownLatch firstSteps = new CountDownLatch(1);
    TrainingRun run =
        new TrainingRun(
            Preset.BEST.config(Domain.DIGITS),
            data,
            StrokeDigits.images("validation", 10, 2),
            control,
            event -> {
              if (event instanceof TrainingEvent.Batch batch) {
                if (batch.step() >= FIRST_STEPS) {
                  firstSteps.countDown();
                }
                if (batch.step() % 100 == 0) {
                  System.out.printf("training: %.0f images/s%n", batch.imagesPerSecond());
                }
              }
            },
            RunStorage.NONE);
    DaemonExecutors.thread("training", () -> train(run, firstSteps)).start();
    firstSteps.await();
  }

  /** Ends the run: the engine must not be at work while the program exits. */
  void stop() throws InterruptedException {
    control.stop();
    ended.await();
  }

  private void train(TrainingRun run, CountDownLatch firstSteps) {
    try {
      run.run(Optional.empty());
    } catch (UserFacingException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      // A run that fails early must not leave the benchmark waiting.
      firstSteps.countDown();
      ended.countDown();
    }
  }
}
