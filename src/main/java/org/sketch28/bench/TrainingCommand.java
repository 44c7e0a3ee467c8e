package org.sketch28.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.BareTrainingLoop;
import org.sketch28.train.Preset;
import org.sketch28.train.RunStorage;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sketch28 bench training}: the training loop compared with the bare engine's, in turns. */
@Command(
    name = "training",
    description =
        "Measure the images per second of the whole training loop and of the bare engine.",
    mixinStandardHelpOptions = true)
final class TrainingCommand implements Callable<Integer> {

  private static final int WARM_UP = 10;

  @Option(
      names = "--architectures",
      split = ",",
      defaultValue = "LINEAR,MLP,LENET5,CNN,RESNET",
      description = "Networks: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private List<Architecture> architectures;

  @Option(
      names = "--steps",
      defaultValue = "120",
      description = "Steps of each measurement (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Mixin private RoundsOption rounds;

  @Override
  public Integer call() throws UserFacingException, InterruptedException {
    System.out.println(Engines.description());
    for (Architecture architecture : architectures) {
      TrainingConfig config = config(architecture);
      ImageDataset data =
          StrokeDigits.images("benchmark", (WARM_UP + steps) * config.batchSize(), 1);
      List<Double> bare = new ArrayList<>();
      List<Double> ours = new ArrayList<>();
      for (int i = 0; i < rounds.count(); i++) {
        bare.add(BareTrainingLoop.imagesPerSecond(config, data, steps));
        ours.add(ours(config, data));
      }
      double bareRate = Percentiles.of(bare).at(0.5);
      double ourRate = Percentiles.of(ours).at(0.5);
      System.out.printf(
          "%-7s bare %,7.0f images/s, ours %,7.0f images/s, ratio %.3f%n",
          architecture, bareRate, ourRate, ourRate / bareRate);
    }
    return 0;
  }

  private static TrainingConfig config(Architecture architecture) {
    TrainingConfig good = Preset.GOOD.config(Domain.DIGITS);
    return TrainingConfigBuilder.builder(good)
        .architecture(architecture)
        .epochs(1)
        .validationShare(0)
        .build();
  }

  /** The whole loop, with augmentation, weight averaging and events. */
  private double ours(TrainingConfig config, ImageDataset data)
      throws UserFacingException, InterruptedException {
    long[] times = new long[2];
    ImageDataset none = new ImageDataset("none", new byte[0], new byte[0], data.classNames());
    new TrainingRun(
            config,
            data,
            none,
            event -> {
              if (event instanceof TrainingEvent.Batch batch) {
                times[batch.step() <= WARM_UP ? 0 : 1] = System.nanoTime();
              }
            },
            RunStorage.NONE)
        .run(Optional.empty());
    return (double) steps * config.batchSize() / ((times[1] - times[0]) / 1e9);
  }
}
