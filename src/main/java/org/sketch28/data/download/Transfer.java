package org.sketch28.data.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.sketch28.base.Progress;

/** A request to a mirror, whose answer is added to a part. */
final class Transfer {

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int BUFFER = 1 << 16;

  private final HttpClient client;
  private final Duration stall;
  private final URI mirror;
  private final PartFile part;
  private final long mostBytes;

  /** The mirror does not have the file; trying again is useless. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }

    RefusedException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The connection failed or ended early; trying again may help. */
  static final class InterruptedTransferException extends Exception {
    private static final long serialVersionUID = 1L;

    InterruptedTransferException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  Transfer(HttpClient client, Duration stall, URI mirror, PartFile part, long mostBytes) {
    this.client = client;
    this.stall = stall;
    this.mirror = mirror;
    this.part = part;
    this.mostBytes = mostBytes;
  }

  void run(Progress progress) throws RefusedException, InterruptedTransferException, IOException {
    long have = part.sizeFrom(mirror);
    HttpResponse<InputStream> response = send(have);
    try (InputStream body = response.body();
        Watchdog watchdog = new Watchdog(body, stall)) {
      switch (response.statusCode()) {
        case OK -> {
          part.begin(mirror, validator(response));
          copy(body, 0, length(response), watchdog, progress);
        }
        case PARTIAL -> {
          if (!continues(response, have)) {
            part.discard();
            throw new InterruptedTransferException(
                "it resumed at another position than requested", null);
          }
          copy(body, have, have + length(response), watchdog, progress);
        }
        case RANGE_NOT_SATISFIABLE -> {
          if (have == 0) {
            throw new RefusedException("refused a range that was not asked for");
          }
          progress.at(have, have);
        }
        default -> throw new RefusedException("answered with status " + response.statusCode());
      }
    }
  }

  private HttpResponse<InputStream> send(long have)
      throws RefusedException, InterruptedTransferException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(mirror).timeout(stall).header("User-Agent", "sketch28");
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
      part.validator().ifPresent(value -> request.header("If-Range", value));
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (HttpTimeoutException e) {
      throw new InterruptedTransferException("did not answer for " + stall.toSeconds() + " s", e);
    } catch (ConnectException e) {
      throw new RefusedException("cannot be reached; is there a network?");
    } catch (IOException e) {
      throw new InterruptedTransferException("the connection failed (" + words(e) + ")", e);
    } catch (RuntimeException e) {
      throw new RefusedException("its answer makes no sense (" + words(e) + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  /** What the innermost cause says; outer messages repeat it behind the names of classes. */
  private static String words(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost.getMessage();
  }

  /** The number of bytes in the answer; −1 if the mirror does not say. */
  private static long length(HttpResponse<?> response) throws RefusedException {
    try {
      return response.headers().firstValueAsLong("Content-Length").orElse(-1);
    } catch (NumberFormatException e) {
      throw new RefusedException("gives a length that is not a number", e);
    }
  }

  private static Optional<String> validator(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("ETag")
        .filter(tag -> !tag.startsWith("W/"))
        .or(() -> response.headers().firstValue("Last-Modified"));
  }

  private static boolean continues(HttpResponse<?> response, long have) {
    return response
        .headers()
        .firstValue("Content-Range")
        .filter(range -> range.startsWith("bytes " + have + "-"))
        .isPresent();
  }

  private void copy(InputStream body, long from, long total, Watchdog watchdog, Progress progress)
      throws RefusedException, InterruptedTransferException, IOException {
    if (total > mostBytes) {
      throw tooLong();
    }
    byte[] buffer = new byte[BUFFER];
    long done = from;
    try (FileChannel out =
        FileChannel.open(part.path(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.position(from);
      for (int n = read(body, buffer); n >= 0; n = read(body, buffer)) {
        watchdog.alive();
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        done += n;
        if (done > mostBytes) {
          throw tooLong();
        }
        progress.at(done, Math.max(0, total));
      }
      out.force(true);
    }
    if (total >= 0 && done < total) {
      throw new InterruptedTransferException(
          "ended after %,d of %,d bytes".formatted(done, total), null);
    }
  }

  private int read(InputStream body, byte[] buffer) throws InterruptedTransferException {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      throw new InterruptedTransferException("was interrupted or stalled (" + words(e) + ")", e);
    }
  }

  private RefusedException tooLong() throws IOException {
    part.discard();
    return new RefusedException(
        "has more than %,d bytes, which is the most to be expected".formatted(mostBytes));
  }
}
