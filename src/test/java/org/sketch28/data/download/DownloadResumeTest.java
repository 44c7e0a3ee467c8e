package org.sketch28.data.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.sketch28.base.Progress;

class DownloadResumeTest extends DownloaderSteps {

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
