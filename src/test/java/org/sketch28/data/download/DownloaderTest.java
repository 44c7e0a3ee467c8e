package org.sketch28.data.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;

/** Against servers that fail in the ways in which real ones do. */
class DownloaderTest extends DownloaderSteps {

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
}
