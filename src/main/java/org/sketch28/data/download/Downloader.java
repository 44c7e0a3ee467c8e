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
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;

/**
 * Gets a file from the first mirror that has it right. What has come is kept beside it as {@code
 * .part} and gone on from, after an error, a Cancel, or the program's end.
 */
public final class Downloader {

  private static final int ATTEMPTS = 3;

  private final HttpClient client;
  private final Duration stall;
  private final Duration pause;

  /** Looks at a whole file. */
  @FunctionalInterface
  public interface Check {

    /**
     * @throws UserFacingException with file, expected and found value if it is not the right one
     */
    void verify(Path file) throws UserFacingException, IOException;
  }

  public Downloader() {
    this(Duration.ofSeconds(20), Duration.ofSeconds(1));
  }

  /**
   * @param stall how long nothing may come
   * @param pause before a mirror is tried again
   */
  public Downloader(Duration stall, Duration pause) {
    this.stall = stall;
    this.pause = pause;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(stall)
            .build();
  }

  /**
   * Gets a file.
   *
   * @param mirrors tried in this order, but first the one that a kept part is from
   * @param target where it goes when it is whole and right
   * @param mostBytes more than this is not taken from anybody
   * @throws UserFacingException if no mirror has it; the message says what each did
   * @throws CancellationException from {@code progress}; the part is kept
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
          "%s cannot be written: %s. Free some space, or choose another data folder."
              .formatted(target, e.getMessage()),
          e);
    }
    throw new UserFacingException(
        "%s could not be downloaded.\n%s\nTry again later; what has come is kept. Or get the file"
                .formatted(target.getFileName(), String.join("\n", failures))
            + " in another way and import it.");
  }

  /** Tries one mirror until it makes no headway; null if the file is there and right. */
  private String attempt(URI mirror, PartFile part, long mostBytes, Check check, Progress progress)
      throws IOException {
    String failure = null;
    boolean restarted = false;
    for (int left = ATTEMPTS; left > 0; left--) {
      long before = part.sizeFrom(mirror);
      try {
        new Transfer(client, stall, mirror, part, mostBytes).run(progress);
        check.verify(part.path());
        return null;
      } catch (UserFacingException e) {
        part.discard();
        failure = mirror + ": " + e.getMessage();
        // A part that was gone on from may be what is wrong; once more from the start.
        if (before == 0 || restarted) {
          return failure;
        }
        restarted = true;
      } catch (Transfer.RefusedException e) {
        return mirror + ": " + e.getMessage();
      } catch (Transfer.BrokenOffException e) {
        failure = mirror + ": " + e.getMessage();
        if (part.sizeFrom(mirror) > before) {
          left = ATTEMPTS;
        }
        rest();
      }
    }
    return failure;
  }

  private void rest() {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }
}
