package org.sketch28.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Damaged files for every reader of the program, for half a minute, each time the same. A longer
 * run, which a limit of memory belongs to, is {@code .ci/fuzz}: it sets {@code fuzz.inputs} to
 * their number and {@code fuzz.from} to the first seed; {@code fuzz.target} chooses one reader.
 */
class FuzzTest {

  private static final Duration SHORT = Duration.ofSeconds(40);

  @TempDir private Path scratch;

  @Test
  void everyDamagedFileIsReadOrRefusedInWords() throws Exception {
    int most = Integer.getInteger("fuzz.inputs", 0);
    long from = Long.getLong("fuzz.from", 0);
    String only = System.getProperty("fuzz.target", "");
    List<FuzzTarget> targets =
        FuzzTargets.all(scratch).stream().filter(target -> target.name().startsWith(only)).toList();
    Logger log = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level level = log.getLevel();
    log.setLevel(Level.OFF);
    int count = 0;
    try (Fuzzer fuzzer = new Fuzzer(Path.of("target", "fuzz"), scratch)) {
      Instant end = Instant.now().plus(SHORT);
      while (most > 0 ? count < most : Instant.now().isBefore(end)) {
        fuzzer.run(targets.get(count % targets.size()), from + count / targets.size());
        count++;
      }
      System.out.printf("%,d damaged files: %s%n", count, fuzzer.summary());
      assertEquals(List.of(), fuzzer.failures());
    } finally {
      log.setLevel(level);
    }
  }
}
