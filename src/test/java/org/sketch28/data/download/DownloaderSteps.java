package org.sketch28.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;

/** What the tests of this subject have in common. */
@Timeout(60)
abstract class DownloaderSteps {

  static final byte[] CONTENT = new byte[300_000];
  static final String SUM;

  /** The path of files on servers that never continue. */
  static final String STALLED = "/stalled";

  static {
    new Random(1).nextBytes(CONTENT);
    SUM = Sha256.of(CONTENT);
  }

  @TempDir Path folder;
  Path target;

  /** Waits only briefly for the servers that never continue, and longer than a test for others. */
  final Downloader downloader =
      new Downloader(
          Duration.ofSeconds(60),
          mirror -> Duration.ofMillis(mirror.getPath().equals(STALLED) ? 100 : 60_000),
          Duration.ofMillis(10));

  final CountDownLatch testEnds = new CountDownLatch(1);

  @BeforeEach
  void target() {
    target = folder.resolve("file.gz");
  }

  static void check(Path file) throws IOException, UserFacingException {
    String found = Sha256.of(Files.readAllBytes(file));
    if (!found.equals(SUM)) {
      throw new UserFacingException("%s: expected %s, found %s".formatted(file, SUM, found));
    }
  }

  void fetch(Progress progress, URI... mirrors) throws UserFacingException {
    downloader.fetch(List.of(mirrors), target, 400_000, DownloaderTest::check, progress);
  }

  void assertWhole() throws IOException {
    assertArrayEquals(CONTENT, Files.readAllBytes(target));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(target), files.toList(), "nothing else is left");
    }
  }

  String assertFails(URI... mirrors) {
    UserFacingException e =
        assertThrows(UserFacingException.class, () -> fetch(Progress.NONE, mirrors));
    assertFalse(Files.exists(target), "an incomplete download does not have the name of the file");
    return e.getMessage();
  }

  String assertFailsAgain(URI mirror) throws IOException {
    Files.delete(target);
    return assertFails(mirror);
  }

  /** A program of its own, to be killed. */
  public static final class Fetch {
    private Fetch() {}

    public static void main(String[] arguments) throws UserFacingException {
      new Downloader()
          .fetch(
              List.of(URI.create(arguments[0])),
              Path.of(arguments[1]),
              400_000,
              DownloaderTest::check,
              (done, total) -> System.out.println(done));
    }
  }
}
