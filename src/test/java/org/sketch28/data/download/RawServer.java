package org.sketch28.data.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on this machine that answers byte by byte as a test wants, right or wrong. */
public final class RawServer implements AutoCloseable {

  /** What was asked for. */
  public record Request(String path, Map<String, String> headers) {

    /** The first byte that is wanted; 0 without a Range header. */
    public int from() {
      String range = headers.getOrDefault("range", "bytes=0-");
      return Integer.parseInt(range.replaceAll("\\D", ""));
    }
  }

  /** Answers a request. */
  @FunctionalInterface
  public interface Answer {
    void to(Request request, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket socket;
  private final Answer answer;
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  public RawServer(Answer answer) throws IOException {
    this.answer = answer;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "test-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        start(() -> serve(connection));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void serve(Socket connection) {
    try (connection;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
      String path = in.readLine().split(" ", 3)[1];
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        String[] parts = line.split(": ", 2);
        headers.put(parts[0], parts[1]);
      }
      Request request = new Request(path, headers);
      requests.add(request);
      answer.to(request, connection.getOutputStream());
      connection.getOutputStream().flush();
    } catch (IOException | InterruptedException e) {
      // The client has had enough.
    }
  }

  /** The address of a file here. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
  }

  /** All that was asked for until now. */
  public List<Request> requests() {
    return requests;
  }

  /** Writes the head of an answer. */
  public static void head(OutputStream out, int status, String... headers) throws IOException {
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    text.append("Connection: close\r\n\r\n");
    out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Serves a file as a good server does, ranges too. */
  public static Answer file(byte[] content) {
    return (request, out) -> {
      int from = request.from();
      String length = "Content-Length: " + (content.length - from);
      if (from == 0) {
        head(out, 200, length, "ETag: \"v1\"");
      } else {
        String range = "bytes " + from + "-" + (content.length - 1) + "/" + content.length;
        head(out, 206, length, "ETag: \"v1\"", "Content-Range: " + range);
      }
      out.write(content, from, content.length - from);
    };
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
