package org.sketch28.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileLocks;
import org.sketch28.base.UserFacingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How well the user reads images of MNIST that were drawn by lot: all answers given so far.
 *
 * @param file where they are saved
 */
public record HumanRate(Path file) {

  private static final Logger LOG = LoggerFactory.getLogger(HumanRate.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All answers; none before the first, or if the file is damaged. */
  public Optional<BinomialCount> read() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      BinomialCount read = JSON.readValue(Files.readAllBytes(file), BinomialCount.class);
      boolean sound =
          read != null && read.count() > 0 && read.correct() >= 0 && read.correct() <= read.count();
      return sound ? Optional.of(read) : Optional.empty();
    } catch (IOException e) {
      LOG.warn("Cannot read {}", file, e);
      return Optional.empty();
    }
  }

  /**
   * Adds answers.
   *
   * @throws UserFacingException if they cannot be saved
   */
  public void add(BinomialCount more) throws UserFacingException {
    try {
      // Another window may add answers, too.
      FileLocks.exclusively(file.toAbsolutePath().getParent(), () -> addLocked(more));
    } catch (IOException e) {
      throw new UserFacingException(
          "Your answers cannot be saved in %s: %s. Free some space, check that you may write there, and try again."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private Path addLocked(BinomialCount more) throws IOException {
    BinomialCount before = read().orElse(new BinomialCount(0, 0));
    BinomialCount all =
        new BinomialCount(before.correct() + more.correct(), before.count() + more.count());
    AtomicFiles.write(
        file, JSON.writeValueAsBytes(Map.of("correct", all.correct(), "count", all.count())));
    return file;
  }
}
