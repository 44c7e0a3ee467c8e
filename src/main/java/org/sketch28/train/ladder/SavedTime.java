package org.sketch28.train.ladder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.Progress;

/** The time that a training took so far, in all its sessions: saved every few seconds. */
final class SavedTime {

  private static final long INTERVAL_NANOS = 5_000_000_000L;

  private final Path file;
  private final LongSupplier nanoTime;
  private final double before;
  private final long start;
  private long saved;

  /**
   * Begins another session.
   *
   * @param nanoTime a clock in nanoseconds
   * @throws IOException if the time of the sessions before cannot be read
   */
  SavedTime(Path file, LongSupplier nanoTime) throws IOException {
    this.file = file;
    this.nanoTime = nanoTime;
    this.before = read(file);
    this.start = nanoTime.getAsLong();
    this.saved = start;
  }

  private static double read(Path file) throws IOException {
    try {
      return Double.parseDouble(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      return 0;
    } catch (NumberFormatException e) {
      throw new IOException(file + " is damaged; delete it", e);
    }
  }

  /** The seconds of all sessions. */
  double seconds() {
    return before + (nanoTime.getAsLong() - start) / 1e9;
  }

  /** Saves the time whenever there is progress. */
  Progress on(Progress progress) {
    return (done, all) -> {
      long now = nanoTime.getAsLong();
      if (now - saved >= INTERVAL_NANOS) {
        saved = now;
        save();
      }
      progress.at(done, all);
    };
  }

  private void save() {
    try {
      AtomicFiles.write(file, Double.toString(seconds()).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
