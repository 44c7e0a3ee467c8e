package org.sketch28.bench;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.train.Preset;
import org.sketch28.train.RunStorage;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.TrainingRun;

/** A run that goes on while something else is measured. */
final class BackgroundTraining {

  private BackgroundTraining() {}

  /** Begins, and waits until it is on its way; it ends with the program. */
  static void start() throws InterruptedException {
    ImageDataset data = StrokeDigits.images("benchmark", 20_000, 1);
    AtomicLong steps = new AtomicLong();
    TrainingRun run =
        new TrainingRun(
            Preset.BEST.config(Domain.DIGITS),
            data,
            StrokeDigits.images("validation", 10, 2),
            event -> {
              if (event instanceof TrainingEvent.Batch batch) {
                steps.incrementAndGet();
                if (batch.step() % 100 == 0) {
                  System.out.printf("training: %.0f images/s%n", batch.imagesPerSecond());
                }
              }
            },
            RunStorage.NONE);
    Thread thread =
        new Thread(
            () -> {
              try {
                run.run(Optional.empty());
              } catch (UserFacingException e) {
                throw new IllegalStateException(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "sketch28-training");
    thread.setDaemon(true);
    thread.start();
    while (steps.get() < 20) {
      Thread.sleep(50);
    }
  }
}
