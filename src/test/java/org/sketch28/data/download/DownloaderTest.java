package org.sketch28.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;

/** Against servers that fail in the ways in which real ones do. */
@Timeout(60)
class DownloaderTest {

  private static final byte[] CONTENT = new byte[300_000];
  private static final String SUM;

  /** The path of files on servers that never continue. */
  private static final String STALLED = "/stalled";

  static {
    new Random(1).nextBytes(CONTENT);
    SUM = Sha256.of(CONTENT);
  }

  @TempDir private Path folder;
  private Path target;

  /** Waits only briefly for the servers that never continue, and longer than a test for others. */
  private final Downloader downloader =
      new Downloader(
          Duration.ofSeconds(60),
          mirror -> Duration.ofMillis(mirror.getPath().equals(STALLED) ? 100 : 60_000),
          Duration.ofMillis(10));

  private final CountDownLatch testEnds = new CountDownLatch(1);

  @BeforeEach
  void target() {
    target = folder.resolve("file.gz");
  }

  private static void check(Path file) throws IOException, UserFacingException {
    String found = Sha256.of(Files.readAllBytes(file));
    if (!found.equals(SUM)) {
      throw new UserFacingException("%s: expected %s, found %s".formatted(file, SUM, found));
    }
  }

  private void fetch(Progress progress, URI... mirrors) throws UserFacingException {
    downloader.fetch(List.of(mirrors), target, 400_000, DownloaderTest::check, progress);
  }

  private void assertWhole() throws IOException {
    assertArrayEquals(CONTENT, Files.readAllBytes(target));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(target), files.toList(), "nothing else is left");
    }
  }

  private String assertFails(URI... mirrors) {
    UserFacingException e =
        assertThrows(UserFacingException.class, () -> fetch(Progress.NONE, mirrors));
    assertFalse(Files.exists(target), "an incomplete download does not have the name of the file");
    return e.getMessage();
  }

  @Test
  void aGoodServerIsAskedOnceAndProgressReachesTheEnd() throws Exception {
    long[] last = new long[2];
    try (RawServer server = new RawServer(RawServer.file(CONTENT))) {
      fetch(
          (done, total) -> {
            last[0] = done;
            last[1] = total;
          },
          server.uri("/f"));
      assertWhole();
      assertEquals(1, server.requests().size());
      assertEquals(CONTENT.length, last[0]);
      assertEquals(CONTENT.length, last[1]);
    }
  }

  @Test
  void anAnswerThatIsCutShortIsResumedWhereItEnded() throws Exception {
    try (RawServer server =
        new RawServer(
            (request, out) -> {
              int from = request.from();
              if (from >= 200_000) {
                RawServer.file(CONTENT).to(request, out);
                return;
              }
              String length = "Content-Length: " + (CONTENT.length - from);
              String range = "Content-Range: bytes " + from + "-299999/300000";
              RawServer.head(out, from == 0 ? 200 : 206, length, "ETag: \"v1\"", range);
              out.write(CONTENT, from, 100_000);
            })) {
      fetch(Progress.NONE, server.uri("/f"));
      assertWhole();
      List<Integer> starts = server.requests().stream().map(RawServer.Request::from).toList();
      // Of an answer that is cut short, the last bytes may be lost on the way.
      assertEquals(0, starts.get(0));
      for (int i = 1; i < starts.size(); i++) {
        int gained = starts.get(i) - starts.get(i - 1);
        assertTrue(gained > 0 && gained <= 100_000, starts.toString());
      }
      assertTrue(starts.get(starts.size() - 1) >= 200_000, starts.toString());
      assertEquals("\"v1\"", server.requests().get(1).headers().get("If-Range"));
    }
  }

  @Test
  void aServerThatStallsIsAbandonedForTheNextOne() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (RawServer still =
            new RawServer(
                (request, out) -> {
                  asked.incrementAndGet();
                  RawServer.head(out, 200, "Content-Length: 300000");
                  out.write(CONTENT, 0, 1000);
                  out.flush();
                  testEnds.await();
                });
        RawServer good = new RawServer(RawServer.file(CONTENT))) {
      fetch(Progress.NONE, still.uri(STALLED), good.uri("/f"));
      testEnds.countDown();
      assertWhole();
      assertTrue(asked.get() >= 1 && asked.get() <= 5, "asked " + asked);
    }
  }

  @Test
  void aServerThatNeverAnswersIsAbandonedForTheNextOne() throws Exception {
    try (RawServer silent = new RawServer((request, out) -> testEnds.await());
        RawServer good = new RawServer(RawServer.file(CONTENT))) {
      fetch(Progress.NONE, silent.uri(STALLED), good.uri("/f"));
      testEnds.countDown();
      assertWhole();
    }
  }

  @Test
  void aLengthThatIsTooShortIsFoundOutByTheChecksum() throws Exception {
    try (RawServer liar =
            new RawServer(
                (request, out) -> {
                  RawServer.head(out, 200, "Content-Length: 1000");
                  out.write(CONTENT);
                });
        RawServer good = new RawServer(RawServer.file(CONTENT))) {
      fetch(Progress.NONE, liar.uri("/f"), good.uri("/f"));
      assertWhole();
      assertTrue(assertFailsAgain(liar.uri("/f")).contains(SUM));
    }
  }

  private String assertFailsAgain(URI mirror) throws IOException {
    Files.delete(target);
    return assertFails(mirror);
  }

  @Test
  void aLengthThatIsTooLongEndsInAnErrorThatSaysSo() throws Exception {
    try (RawServer liar =
        new RawServer(
            (request, out) -> {
              RawServer.head(out, 200, "Content-Length: 390000");
              out.write(CONTENT);
            })) {
      String message = assertFails(liar.uri("/f"));
      assertTrue(message.contains(liar.uri("/f").toString()), message);
      assertTrue(message.contains("resume the download"), message);
    }
  }

  @Test
  void moreThanIsExpectedIsAcceptedFromNoServer() throws Exception {
    try (RawServer huge =
            new RawServer((request, out) -> RawServer.head(out, 200, "Content-Length: 99999999"));
        RawServer endless =
            new RawServer(
                (request, out) -> {
                  RawServer.head(out, 200);
                  while (true) {
                    out.write(CONTENT);
                  }
                })) {
      String message = assertFails(huge.uri("/f"), endless.uri("/f"));
      assertEquals(2, message.split("400,000", -1).length - 1, message);
      try (var files = Files.list(folder)) {
        assertEquals(0, files.count());
      }
    }
  }

  @Test
  void aWrongFileIsNamedWithBothSumsAndTheNextMirrorIsTried() throws Exception {
    byte[] wrong = CONTENT.clone();
    wrong[77] ^= 1;
    try (RawServer bad = new RawServer(RawServer.file(wrong));
        RawServer good = new RawServer(RawServer.file(CONTENT))) {
      String message = assertFails(bad.uri("/f"));
      assertTrue(message.contains(SUM) && message.contains(Sha256.of(wrong)), message);
      assertTrue(message.contains("file.gz"), message);
      fetch(Progress.NONE, bad.uri("/f"), good.uri("/f"));
      assertWhole();
    }
  }

  @Test
  void redirectsAreFollowedAndALoopOfThemEnds() throws Exception {
    try (RawServer good = new RawServer(RawServer.file(CONTENT));
        RawServer elsewhere =
            new RawServer(
                (request, out) ->
                    RawServer.head(out, 302, "Location: " + good.uri("/f"), "Content-Length: 0"));
        RawServer loop =
            new RawServer(
                (request, out) -> RawServer.head(out, 301, "Location: /f", "Content-Length: 0"))) {
      fetch(Progress.NONE, loop.uri("/f"), elsewhere.uri("/f"));
      assertWhole();
      assertTrue(loop.requests().size() < 60, "asked " + loop.requests().size());
    }
  }

  @Test
  void noServerAndNoFileAreBothReported() throws Exception {
    URI gone;
    try (RawServer closed = new RawServer(RawServer.file(CONTENT))) {
      gone = closed.uri("/f");
    }
    try (RawServer missing =
        new RawServer((request, out) -> RawServer.head(out, 404, "Content-Length: 0"))) {
      String message = assertFails(gone, missing.uri("/f"));
      assertTrue(message.contains("is there a network?"), message);
      assertTrue(message.contains("404"), message);
      assertEquals(1, missing.requests().size(), "a file that is not there is not asked for again");
    }
  }

  @Test
  void aCancelledDownloadIsResumedWhereItStopped() throws Exception {
    try (RawServer server = new RawServer(RawServer.file(CONTENT))) {
      assertThrows(
          CancellationException.class,
          () ->
              fetch(
                  (done, total) -> {
                    if (done > 100_000) {
                      throw new CancellationException();
                    }
                  },
                  server.uri("/f")));
      assertFalse(Files.exists(target));
      fetch(Progress.NONE, server.uri("/f"));
      assertWhole();
      assertTrue(server.requests().get(1).from() > 100_000);
    }
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

  @Test
  void aKilledDownloadIsResumedWhereItStopped() throws Exception {
    CountDownLatch killed = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            (request, out) -> {
              int from = request.from();
              String range = "Content-Range: bytes " + from + "-299999/300000";
              RawServer.head(
                  out, from == 0 ? 200 : 206, "Content-Length: " + (300_000 - from), range);
              int half = Math.max(from, 150_000);
              out.write(CONTENT, from, half - from);
              out.flush();
              if (from == 0) {
                killed.await();
              }
              out.write(CONTENT, half, CONTENT.length - half);
            })) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Fetch.class.getName(),
                  server.uri("/f").toString(),
                  target.toString())
              .redirectErrorStream(true)
              .start();
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      int said = 0;
      while (said < 100_000) {
        said = Integer.parseInt(out.readLine());
      }
      process.destroyForcibly().waitFor();
      killed.countDown();
      assertFalse(Files.exists(target));
      fetch(Progress.NONE, server.uri("/f"));
      assertWhole();
      assertTrue(server.requests().get(1).from() >= 100_000, "resumed where it was killed");
    }
  }

  @Test
  void aPartOfAnotherVersionIsNotResumed() throws Exception {
    byte[] old = CONTENT.clone();
    old[5] ^= 1;
    Files.write(target.resolveSibling("file.gz.part"), java.util.Arrays.copyOf(old, 50_000));
    try (RawServer server =
        new RawServer(
            (request, out) -> {
              // If-Range does not match, so the whole file comes.
              RawServer.head(out, 200, "Content-Length: 300000", "ETag: \"v2\"");
              out.write(CONTENT);
            })) {
      Files.writeString(
          target.resolveSibling("file.gz.part.from"), server.uri("/f") + "\n\"v1\"\n");
      fetch(Progress.NONE, server.uri("/f"));
      assertWhole();
      assertEquals(50_000, server.requests().get(0).from());
    }
  }

  @Test
  void aPartThatIsWrongIsFetchedFromTheStart() throws Exception {
    Files.write(target.resolveSibling("file.gz.part"), new byte[50_000]);
    try (RawServer server = new RawServer(RawServer.file(CONTENT))) {
      Files.writeString(target.resolveSibling("file.gz.part.from"), server.uri("/f") + "\n\n");
      fetch(Progress.NONE, server.uri("/f"));
      assertWhole();
      assertEquals(2, server.requests().size());
    }
  }

  @Test
  void aPartOfOneMirrorIsNotMixedWithAnothers() throws Exception {
    Files.write(target.resolveSibling("file.gz.part"), new byte[50_000]);
    Files.writeString(target.resolveSibling("file.gz.part.from"), "http://127.0.0.1:1/f\n\n");
    try (RawServer server = new RawServer(RawServer.file(CONTENT))) {
      fetch(Progress.NONE, server.uri("/f"));
      assertWhole();
      assertEquals(0, server.requests().get(0).from());
    }
  }
}
