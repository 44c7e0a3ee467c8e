package org.sketch28.cli;

import java.util.Map;
import org.sketch28.base.UserFacingException;
import org.sketch28.train.PauseControl;
import org.sketch28.train.Protocol;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.ValidationSplit;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.TrainingService;

/** Trains runs from the command line, and tells of their steps and epochs. */
final class RunTrainingJob {

  private final TrainingService service;
  private final Output output;
  private double images;
  private double seconds;

  RunTrainingJob(TrainingService service, Output output) {
    this.service = service;
    this.output = output;
  }

  /** Trains a run until its end. */
  RunInfo train(LoadedRun run) throws UserFacingException, InterruptedException {
    TrainingConfig config = run.info().config();
    ValidationSplit split = run.data().split();
    if (!output.isJson()) {
      output.line(
          "Run %s: %s on %,d images, validating on %s.",
          run.info().id(), config.architecture(), split.training().size(), split.description());
    }
    RunInfo done;
    try (ProgressLine progress = output.progress("Training")) {
      done =
          service
              .session(run, new PauseControl(), event -> report(event, config, progress))
              .train();
    }
    seconds += done.seconds() - run.info().seconds();
    return done;
  }

  /** The rate of all steps so far. */
  double imagesPerSecond() {
    return images / Math.max(1e-3, seconds);
  }

  private void report(TrainingEvent event, TrainingConfig config, ProgressLine progress) {
    if (event instanceof TrainingEvent.Epoch epoch) {
      progress.clear();
      if (output.isJson()) {
        output.json(Map.of("epoch", epoch));
      } else {
        output.line(
            "epoch %d/%d  loss %.4f  accuracy %.2f %%  %s loss %.4f  accuracy %.2f %%"
                + "  %.0f s%s",
            epoch.epoch(),
            config.epochs(),
            epoch.trainingLoss(),
            100 * epoch.trainingAccuracy(),
            config.protocol() == Protocol.PUBLISHED ? "test" : "validation",
            epoch.validationLoss(),
            100 * epoch.validationAccuracy(),
            epoch.seconds(),
            epoch.best() ? "  best" : "");
      }
    } else if (event instanceof TrainingEvent.Teaching teaching) {
      if (output.isJson()) {
        output.json(Map.of("teaching", teaching));
      } else if (progress.isDue()) {
        progress.print(words(teaching));
      }
    } else if (event instanceof TrainingEvent.Batch batch) {
      images += config.batchSize();
      if (output.isJson()) {
        output.json(Map.of("batch", batch));
      } else if (progress.isDue()) {
        progress.print(words(batch));
      }
    }
  }

  private static String words(TrainingEvent.Teaching teaching) {
    return "The teacher predicts the images: %.0f %%%s"
        .formatted(Math.floor(100 * teaching.share()), left(teaching.secondsLeft()));
  }

  private static String words(TrainingEvent.Batch batch) {
    return "Training: %d %%  loss %.4f  %.0f images/s%s"
        .formatted(
            100L * batch.step() / batch.steps(),
            batch.loss(),
            batch.imagesPerSecond(),
            left(batch.secondsLeft()));
  }

  private static String left(double seconds) {
    return Double.isNaN(seconds) ? "" : "  %.0f s left".formatted(Math.ceil(seconds));
  }
}
