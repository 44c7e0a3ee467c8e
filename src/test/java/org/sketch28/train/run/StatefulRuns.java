package org.sketch28.train.run;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.PauseControl;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.ValidationSplit;
import org.sketch28.train.step.OptimizerConfig;

/** Small runs in which everything is on that is random or has a state. */
final class StatefulRuns {

  static final ImageDataset DATA = StrokeDigits.images("training", 320, 1);
  static final ImageDataset HELD = StrokeDigits.images("validation", 100, 2);

  private StatefulRuns() {}

  /** Two epochs of 20 steps. */
  static TrainingConfig config(Architecture architecture, OptimizerConfig.Kind kind) {
    boolean adam = kind == OptimizerConfig.Kind.ADAM || kind == OptimizerConfig.Kind.ADAMW;
    return TrainingConfigBuilder.builder()
        .architecture(architecture)
        .epochs(2)
        .batchSize(16)
        .optimizer(
            new OptimizerConfig(
                kind, adam ? 2e-3 : 0.02, OptimizerConfig.Schedule.COSINE, 0.1, 0.9, 0.01))
        .labelSmoothing(0.05)
        .dropout(0.2)
        .emaDecay(0.98)
        .augmentation(
            AugmentationBuilder.builder()
                .rotation(10)
                .shift(1)
                .zoom(0.1)
                .shear(0.1)
                .elastic(0.5)
                .erase(0.2)
                .build())
        .outliers(0.05)
        .validationShare(0.1)
        .seed(5)
        .build();
  }

  static TrainingData data() {
    return new TrainingData(
        List.of("stroke-digits"),
        Domain.DIGITS,
        new ValidationSplit(DATA, HELD, "synthetic"),
        Map.of(),
        false);
  }

  static RunInfo newRun(RunStore store, TrainingConfig config) throws UserFacingException {
    return store.create("a run", data(), config);
  }

  static TrainingSession session(RunStore store, RunInfo run, Consumer<TrainingEvent> listener) {
    return new TrainingSession(
        store,
        name -> {
          throw new AssertionError("nobody teaches");
        },
        new LoadedRun(run, data()),
        new PauseControl(),
        listener);
  }
}
