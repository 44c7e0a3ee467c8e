package org.sketch28.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
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

  @Option(
      names = "--threads",
      defaultValue = "0",
      description = "Replicas of the network, 0 for one on each core (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--batch-size",
      defaultValue = "128",
      description = "Images of each step (default: ${DEFAULT-VALUE}).")
  private int batchSize;

  @Option(
      names = "--whole-only",
      description = "Measure the whole loop alone, to compare it with that of another build.")
  private boolean wholeOnly;

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
      List<Double> processor = new ArrayList<>();
      for (int i = 0; i < rounds.count(); i++) {
        if (!wholeOnly) {
          bare.add(BareTrainingLoop.imagesPerSecond(config, data, steps));
        }
        Measured measured = ours(config, data);
        ours.add(measured.imagesPerSecond());
        processor.add(measured.processorMicros());
      }
      double ourRate = Percentiles.of(ours).at(0.5);
      System.out.printf(
          "%-7s ours %,7.0f images/s, %,6.0f µs of processor time an image",
          architecture, ourRate, Percentiles.of(processor).at(0.5));
      if (!wholeOnly) {
        double bareRate = Percentiles.of(bare).at(0.5);
        System.out.printf(", bare %,7.0f images/s, ratio %.3f", bareRate, ourRate / bareRate);
      }
      System.out.println();
    }
    return 0;
  }

  private TrainingConfig config(Architecture architecture) {
    TrainingConfig good = Preset.GOOD.config(Domain.DIGITS);
    return TrainingConfigBuilder.builder(good)
        .architecture(architecture)
        .epochs(1)
        .validationShare(0)
        .batchSize(batchSize)
        .replicas(threads > 0 ? threads : TrainingConfig.replicasHere(batchSize))
        .build();
  }

  /**
   * Speed of a loop.
   *
   * @param processorMicros of all threads of the program, for each image
   */
  private record Measured(double imagesPerSecond, double processorMicros) {}

  /** The whole loop, with augmentation, weight averaging and events. */
  private Measured ours(TrainingConfig config, ImageDataset data)
      throws UserFacingException, InterruptedException {
    long[] times = new long[2];
    long[] processor = new long[2];
    ImageDataset none = new ImageDataset("none", new byte[0], new byte[0], data.classNames());
    new TrainingRun(
            config,
            data,
            none,
            event -> {
              if (event instanceof TrainingEvent.Batch batch) {
                int end = batch.step() <= WARM_UP ? 0 : 1;
                times[end] = System.nanoTime();
                processor[end] = processorNanos();
              }
            },
            RunStorage.NONE)
        .run(Optional.empty());
    double images = (double) steps * config.batchSize();
    return new Measured(
        images / ((times[1] - times[0]) / 1e9), (processor[1] - processor[0]) / 1e3 / images);
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
