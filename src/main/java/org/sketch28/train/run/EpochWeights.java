package org.sketch28.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.HostTensor;
import org.sketch28.model.store.SafeTensors;

/**
 * The averaged weights of a few epochs of a run, to look back at: more of the early ones, in which
 * more happens.
 *
 * @param run the run's folder
 */
public record EpochWeights(Path run) {

  /** At most so many epochs are saved. */
  static final int MOST = 12;

  /** At most so many bytes are saved. */
  static final long MOST_BYTES = 48L << 20;

  private static final Pattern NAME = Pattern.compile("epoch-(\\d{6})\\.safetensors");

  /**
   * Whether the weights of an epoch are saved.
   *
   * @param epoch from 1
   * @param epochs of the run
   * @param bytes of the weights of one epoch
   */
  static boolean isChosen(int epoch, int epochs, long bytes) {
    long count = Math.min(Math.min(MOST, epochs), MOST_BYTES / Math.max(1, bytes));
    if (count < 2) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      // From the first to the last in equal ratios, but never the same epoch twice.
      long chosen = Math.max(i + 1L, Math.round(Math.pow(epochs, i / (double) (count - 1))));
      if (chosen == epoch) {
        return true;
      }
    }
    return false;
  }

  /**
   * Saves the weights of an epoch, if it is one of the chosen.
   *
   * @throws UserFacingException if they cannot be written
   */
  void save(int epoch, int epochs, Map<String, HostTensor> weights) throws UserFacingException {
    long bytes =
        weights.values().stream()
            .mapToLong(tensor -> (long) Float.BYTES * tensor.values().length)
            .sum();
    if (!isChosen(epoch, epochs, bytes)) {
      return;
    }
    try {
      AtomicFiles.write(file(epoch), SafeTensors.encode(weights));
    } catch (IOException e) {
      throw CheckpointStore.notWritten(run, e);
    }
  }

  private Path file(int epoch) {
    return run.resolve("epoch-%06d.safetensors".formatted(epoch));
  }

  /**
   * The saved epochs, in ascending order.
   *
   * @throws UserFacingException if the folder cannot be read
   */
  public List<Integer> list() throws UserFacingException {
    try (Stream<Path> files = Files.list(run)) {
      return files
          .map(file -> NAME.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> Integer.valueOf(name.group(1)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UserFacingException(
          "The epochs of run %s cannot be read: %s. Choose another run."
              .formatted(run.getFileName(), FileErrors.reason(e)),
          e);
    }
  }

  /**
   * The averaged weights of a saved epoch.
   *
   * @throws UserFacingException if they are missing or damaged
   */
  public Map<String, HostTensor> read(int epoch) throws UserFacingException {
    try {
      return SafeTensors.decode(Files.readAllBytes(file(epoch)));
    } catch (IOException e) {
      throw new UserFacingException(
          "The weights of epoch %d of run %s are damaged (%s). Choose another epoch."
              .formatted(epoch, run.getFileName(), FileErrors.reason(e)),
          e);
    }
  }
}
