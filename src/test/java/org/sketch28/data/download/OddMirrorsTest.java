package org.sketch28.data.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sketch28.base.Progress;

/** Whatever a mirror answers, the next one is asked, and a line says what was wrong. */
class OddMirrorsTest extends DownloaderSteps {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 \r\n\r\n",
        "HTTP/1.1 999 X\r\n\r\n",
        "HTTP/1.1 -1 X\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx",
        "HTTP/1.1 200 OK\r\n: \r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 204 Nothing\r\n\r\n",
        "HTTP/1.1 206 Part\r\nContent-Length: 3\r\n\r\nabc",
        "HTTP/1.1 302 Moved\r\n\r\n",
        "HTTP/1.1 302 Moved\r\nLocation: http://[bad\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 302 Moved\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 302 Moved\r\nLocation: http://\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 302 Moved\r\nLocation: /stalled\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 416 Range\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 401 Who\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 407 Proxy\r\nContent-Length: 0\r\n\r\n",
      })
  void theNextMirrorIsAsked(String answer) throws Exception {
    try (RawServer odd =
            new RawServer(
                (request, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
        RawServer good = new RawServer(RawServer.file(CONTENT))) {
      String message = assertFails(odd.uri(STALLED));
      assertTrue(message.contains(odd.uri(STALLED).toString()), message);
      assertFalse(message.matches("(?s).*(java\\.|Exception|Free some space).*"), message);
      assertEquals(3, message.lines().count(), message);
      fetch(Progress.NONE, odd.uri(STALLED), good.uri("/f"));
      assertWhole();
    }
  }

  @Test
  void aPartThatTheMirrorNoLongerContinuesIsBegunAnew() throws Exception {
    byte[] shorter = java.util.Arrays.copyOf(CONTENT, 1000);
    try (RawServer changed =
        new RawServer(
            (request, out) -> {
              if (request.from() > 0) {
                RawServer.head(out, 416, "Content-Length: 0");
              } else {
                RawServer.file(CONTENT).to(request, out);
              }
            })) {
      PartFile part = PartFile.of(target);
      part.begin(changed.uri("/f"), java.util.Optional.empty());
      Files.write(part.path(), shorter);
      fetch(Progress.NONE, changed.uri("/f"));
      assertWhole();
    }
  }
}
