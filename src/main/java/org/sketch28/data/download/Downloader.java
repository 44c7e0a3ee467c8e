package org.sketch28.data.download;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.sketch28.base.FileErrors;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;

/**
 * Downloads a file from the first mirror that has the right one. An incomplete download stays
 * beside it as {@code .part}, and is resumed after an error, a cancellation, or a restart of the
 * program.
 */
public final class Downloader {

  private static final int ATTEMPTS = 3;

  private final HttpClient client;
  private final Function<URI, Duration> stall;
  private final Duration pause;

  /** Checks a complete file. */
  @FunctionalInterface
  public interface Check {

    /**
     * Checks the file.
     *
     * @throws UserFacingException with file, expected and found value if it is not the right one
     */
    void verify(Path file) throws UserFacingException, IOException;
  }

  /** A downloader that waits 20 s for data, and 1 s before it tries a mirror again. */
  public Downloader() {
    this(Duration.ofSeconds(20), Duration.ofSeconds(1));
  }

  /**
   * A downloader with its own patience.
   *
   * @param stall how long to wait for data
   * @param pause before a mirror is tried again
   */
  public Downloader(Duration stall, Duration pause) {
    this(stall, mirror -> stall, pause);
  }

  /**
   * A downloader with its own patience for each mirror.
   *
   * @param connect how long to wait for a connection
   * @param stall how long to wait for data from a mirror
   * @param pause before a mirror is tried again
   */
  Downloader(Duration connect, Function<URI, Duration> stall, Duration pause) {
    this.stall = stall;
    this.pause = pause;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connect)
            .build();
  }

  /**
   * Downloads a file.
   *
   * @param mirrors tried in this order, but first the one that an incomplete download is from
   * @param target where the file goes when it is complete and right
   * @param mostBytes larger files are refused
   * @param check of the complete file
   * @param progress in bytes; may cancel
   * @throws UserFacingException if no mirror has the file; the message says why for each
   * @throws CancellationException from {@code progress}; the download can be resumed
   */
  public void fetch(List<URI> mirrors, Path target, long mostBytes, Check check, Progress progress)
      throws UserFacingException {
    List<String> failures = new ArrayList<>();
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      PartFile part = PartFile.of(target);
      for (URI mirror : part.preferred(mirrors)) {
        String failure = attempt(mirror, part, mostBytes, check, progress);
        if (failure == null) {
          part.moveTo(target);
          return;
        }
        failures.add(failure);
      }
    } catch (IOException e) {
      throw new UserFacingException(
          "%s cannot be written: %s. Free some space or choose another data folder."
              .formatted(target, FileErrors.reason(e)),
          e);
    }
    throw new UserFacingException(
        "%s could not be downloaded.\n%s\nTry again later to resume the download, or get the file"
                .formatted(target.getFileName(), String.join("\n", failures))
            + " another way and import it.");
  }

  /** Tries a mirror as long as it makes progress; null if the file is complete and right. */
  private String attempt(URI mirror, PartFile part, long mostBytes, Check check, Progress progress)
      throws IOException {
    String failure = null;
    boolean restarted = false;
    for (int left = ATTEMPTS; left > 0; left--) {
      long before = part.sizeFrom(mirror);
      try {
        new Transfer(client, stall.apply(mirror), mirror, part, mostBytes).run(progress);
        check.verify(part.path());
        return null;
      } catch (UserFacingException e) {
        part.discard();
        failure = mirror + ": " + e.getMessage();
        // The part that was resumed may be what is wrong; once more from the start.
        if (before == 0 || restarted) {
          return failure;
        }
        restarted = true;
      } catch (Transfer.RefusedException e) {
        return mirror + ": " + e.getMessage();
      } catch (Transfer.InterruptedTransferException e) {
        failure = mirror + ": " + e.getMessage();
        if (part.sizeFrom(mirror) > before) {
          left = ATTEMPTS;
        }
        waitBeforeRetry();
      }
    }
    return failure;
  }

  private void waitBeforeRetry() {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }
}
