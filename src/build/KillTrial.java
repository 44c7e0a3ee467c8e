import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.download.Downloader;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/**
 * What {@code .ci/kills} kills, where no command does the same: a server with one file, slowly; a
 * download from it; drawings that are kept one after the other, each reported once it is.
 *
 * <p>{@code java -cp 'target/sketch28/lib/*' src/build/KillTrial.java serve FILE PORT_FILE}, {@code
 * … fetch URL TARGET SHA256}, {@code … keep FOLDER}, or {@code … count FOLDER}
 */
final class KillTrial {

  private KillTrial() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "serve" -> serve(Path.of(arguments[1]), Path.of(arguments[2]));
      case "fetch" -> fetch(URI.create(arguments[1]), Path.of(arguments[2]), arguments[3]);
      case "keep" -> keep(new DrawingStore(Path.of(arguments[1])));
      case "count" ->
          System.out.println(new DrawingStore(Path.of(arguments[1])).list(Domain.DIGITS).size());
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void serve(Path file, Path portFile) throws Exception {
    byte[] content = Files.readAllBytes(file);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
          exchange.getResponseHeaders().set("ETag", "\"v1\"");
          if (from > 0) {
            exchange
                .getResponseHeaders()
                .set(
                    "Content-Range",
                    "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
          }
          exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
          try (OutputStream out = exchange.getResponseBody()) {
            for (int at = from; at < content.length; at += 20_000) {
              out.write(content, at, Math.min(20_000, content.length - at));
              Thread.sleep(2);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    Files.writeString(portFile, Integer.toString(server.getAddress().getPort()));
  }

  private static void fetch(URI from, Path target, String sum) throws UserFacingException {
    new Downloader(Duration.ofSeconds(10), Duration.ofMillis(100))
        .fetch(
            List.of(from),
            target,
            1L << 30,
            file -> {
              if (!Sha256.of(Files.readAllBytes(file)).equals(sum)) {
                throw new UserFacingException(file + " has another SHA-256");
              }
            },
            Progress.NONE);
    System.out.println("complete");
  }

  private static void keep(DrawingStore store) throws Exception {
    for (int i = 0; ; i++) {
      Stroke line = Stroke.pen(18, new StrokePoint(40, 60), new StrokePoint(200, i % 280));
      store.add(Domain.DIGITS, "1", Drawing.of(List.of(line)), GrayImage.blank(28, 28));
      System.out.println("kept " + i);
    }
  }
}
