package org.sketch28.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
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
      return readOrFail();
    } catch (IOException e) {
      LOG.warn("Cannot read {}", file, e);
      return Optional.empty();
    }
  }

  private Optional<BinomialCount> readOrFail() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] json = Files.readAllBytes(file);
    BinomialCount read;
    try {
      read = JSON.readValue(json, BinomialCount.class);
    } catch (JsonProcessingException e) {
      throw new IOException("it is damaged", e);
    }
    if (read == null || read.count() <= 0 || read.correct() < 0 || read.correct() > read.count()) {
      throw new IOException("it is damaged");
    }
    return Optional.of(read);
  }

  /**
   * Adds answers.
   *
   * @throws UserFacingException if the earlier ones cannot be read, which would be lost, or these
   *     cannot be saved
   */
  public void add(BinomialCount more) throws UserFacingException {
    try {
      // Another window may add answers, too.
      FileLocks.exclusively(file.toAbsolutePath().getParent(), () -> addLocked(more));
    } catch (IOException e) {
      throw new UserFacingException(
          "Your answers cannot be saved in %s: %s. Free some space, check that you may read and write it, or delete it to begin anew."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }

  private Path addLocked(BinomialCount more) throws IOException {
    BinomialCount before = readOrFail().orElse(new BinomialCount(0, 0));
    BinomialCount all =
        new BinomialCount(before.correct() + more.correct(), before.count() + more.count());
    AtomicFiles.write(
        file, JSON.writeValueAsBytes(Map.of("correct", all.correct(), "count", all.count())));
    return file;
  }
}
