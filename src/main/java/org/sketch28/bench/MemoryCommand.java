package org.sketch28.bench;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.sketch28.app.train.ProcessMemory;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.Preset;
import org.sketch28.train.RunStorage;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sketch28 bench memory}: whether memory grows during a long run. */
@Command(
    name = "memory",
    description =
        "Print the memory of the process, including native memory, after each epoch of a run.",
    mixinStandardHelpOptions = true)
final class MemoryCommand implements Callable<Integer> {

  @Option(
      names = "--epochs",
      defaultValue = "30",
      description = "Number of epochs (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--images",
      defaultValue = "12800",
      description = "Images per epoch (default: ${DEFAULT-VALUE}).")
  private int images;

  @Option(
      names = "--architecture",
      paramLabel = "NAME",
      description = "Network to train (default: that of the preset Good).")
  private Architecture architecture;

  /** The memory in MB after the third epoch, when everything has been allocated once. */
  private long afterThird;

  @Override
  public Integer call() throws UserFacingException, InterruptedException {
    TrainingConfig good = Preset.GOOD.config(Domain.DIGITS);
    TrainingConfig config =
        TrainingConfigBuilder.builder(good)
            .architecture(architecture == null ? good.architecture() : architecture)
            .epochs(epochs)
            .validationShare(0)
            .build();
    ImageDataset data = StrokeDigits.images("benchmark", images, 1);
    ImageDataset validation = StrokeDigits.images("validation", 2000, 2);
    new TrainingRun(config, data, validation, this::print, RunStorage.NONE).run(Optional.empty());
    return 0;
  }

  private void print(TrainingEvent event) {
    if (event instanceof TrainingEvent.Epoch epoch) {
      // Java's own garbage would hide changes of native memory.
      System.gc();
      long now = ProcessMemory.megabytes();
      afterThird = epoch.epoch() == 3 ? now : afterThird;
      System.out.printf(
          "epoch %d: %,d MB%s%n",
          epoch.epoch(),
          now,
          afterThird == 0
              ? ""
              : ", %+.1f %% since epoch 3".formatted(100.0 * now / afterThird - 100));
    }
  }
}
