import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/**
 * Draws recorded strokes with the mouse in the program's window, and compares what the program
 * stored with what was sent. {@code .ci/strokes} starts it, the window and the load.
 *
 * <p>Arguments: a file of strokes (.ndjson.gz), the number of strokes, the folder in which the
 * program saves its canvas, and the window's place on the screen: left, top, width, height.
 */
final class StrokeReplay {

  /** People move the mouse so far from one report to the next, in pixels. */
  private static final double JUMP = 16;

  private static final int BATCH = 25;

  private static final long SECONDS = 60;

  private record Point(double x, double y) {

    double distance(Point other) {
      return Math.hypot(x - other.x, y - other.y);
    }
  }

  /** From the canvas's units to the screen's pixels. */
  private record Canvas(double x, double y, double scale) {

    Point toPixels(double unitX, double unitY) {
      return new Point(x + unitX * scale, y + unitY * scale);
    }
  }

  private final ObjectMapper json = new ObjectMapper();
  private final Path folder;
  private Canvas canvas = new Canvas(0, 0, 1);

  private StrokeReplay(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    StrokeReplay replay = new StrokeReplay(Path.of(arguments[2]));
    double left = Double.parseDouble(arguments[3]);
    double top = Double.parseDouble(arguments[4]);
    double width = Double.parseDouble(arguments[5]);
    double height = Double.parseDouble(arguments[6]);
    replay.calibrate(
        new Point(Math.round(left + 0.35 * width), Math.round(top + 0.35 * height)),
        new Point(Math.round(left + 0.55 * width), Math.round(top + 0.65 * height)));
    int count = Integer.parseInt(arguments[1]);
    int exact = replay.run(replay.strokes(Path.of(arguments[0]), count));
    System.out.printf("%d of %d strokes are as they were drawn%n", exact, count);
    if (exact < count) {
      System.exit(1);
    }
  }

  /** Finds out where the canvas is, by a line whose ends are looked up in what is stored. */
  private void calibrate(Point from, Point to) throws Exception {
    draw(List.of(from, to));
    List<Point> line = stored(1).get(0);
    Point first = line.get(0);
    Point last = line.get(line.size() - 1);
    double scale = (to.x() - from.x()) / (last.x() - first.x());
    canvas = new Canvas(from.x() - first.x() * scale, from.y() - first.y() * scale, scale);
    xdotool(List.of("key", "Delete"));
    stored(0);
  }

  /** Recorded strokes in pixels of the screen, thinned to the jumps of a mouse. */
  private List<List<Point>> strokes(Path file, int count) throws IOException {
    List<List<Point>> strokes = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        for (JsonNode stroke : json.readTree(line).get("drawing")) {
          List<Point> points = thinned(stroke.get(0), stroke.get(1));
          if (points.size() > 2) {
            strokes.add(points);
          }
          if (strokes.size() == count) {
            return strokes;
          }
        }
      }
    }
    throw new IOException(file + " has only " + strokes.size() + " strokes");
  }

  private List<Point> thinned(JsonNode xs, JsonNode ys) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < xs.size(); i++) {
      // Pen digits are recorded in 0…500.
      Point exact =
          canvas.toPixels(xs.get(i).asDouble() * 0.5 + 15, ys.get(i).asDouble() * 0.5 + 15);
      Point point = new Point(Math.round(exact.x()), Math.round(exact.y()));
      boolean last = i == xs.size() - 1;
      Point before = points.isEmpty() ? null : points.get(points.size() - 1);
      if (before == null || before.distance(point) >= (last ? 2 : JUMP)) {
        points.add(point);
      }
    }
    return points;
  }

  private int run(List<List<Point>> strokes) throws Exception {
    int exact = 0;
    for (int from = 0; from < strokes.size(); from += BATCH) {
      List<List<Point>> batch = strokes.subList(from, Math.min(strokes.size(), from + BATCH));
      for (List<Point> stroke : batch) {
        draw(stroke);
      }
      exact += compare(batch, stored(batch.size()));
      // Clears the canvas.
      xdotool(List.of("key", "Delete"));
      stored(0);
    }
    return exact;
  }

  private static void draw(List<Point> stroke) throws Exception {
    List<String> command = new ArrayList<>();
    for (int i = 0; i < stroke.size(); i++) {
      Point point = stroke.get(i);
      command.addAll(
          List.of(
              "mousemove",
              Long.toString(Math.round(point.x())),
              Long.toString(Math.round(point.y()))));
      if (i == 0) {
        command.addAll(List.of("mousedown", "1"));
      } else {
        command.addAll(List.of("sleep", "0.001"));
      }
    }
    command.addAll(List.of("mouseup", "1"));
    xdotool(command);
  }

  private static void xdotool(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("xdotool"));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("xdotool failed");
    }
  }

  /** The strokes that the program has saved, as soon as there are so many. */
  private List<List<Point>> stored(int count) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    List<List<Point>> strokes = List.of();
    while (System.nanoTime() < end) {
      strokes = read();
      if (strokes.size() == count) {
        return strokes;
      }
      Thread.sleep(50);
    }
    System.out.printf("%d strokes are stored, %d were drawn%n", strokes.size(), count);
    return strokes;
  }

  private List<List<Point>> read() throws IOException {
    List<List<Point>> strokes = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return strokes;
    }
    try (var files = Files.newDirectoryStream(folder, "*.sketch28")) {
      for (Path file : files) {
        for (JsonNode stroke : json.readTree(Files.readAllBytes(file)).get("strokes")) {
          List<Point> points = new ArrayList<>();
          for (int i = 0; i < stroke.get("x").size(); i++) {
            points.add(
                canvas.toPixels(
                    stroke.get("x").get(i).asDouble(), stroke.get("y").get(i).asDouble()));
          }
          strokes.add(points);
        }
      }
    } catch (java.nio.file.NoSuchFileException e) {
      // The program has just deleted it.
      return List.of();
    }
    return strokes;
  }

  /** Counts the strokes of which every point that was sent is stored, within a pixel. */
  private static int compare(List<List<Point>> sent, List<List<Point>> stored) {
    int exact = 0;
    for (int i = 0; i < Math.min(sent.size(), stored.size()); i++) {
      List<Point> there = stored.get(i);
      double worst = 0;
      for (Point point : sent.get(i)) {
        worst = Math.max(worst, there.stream().mapToDouble(point::distance).min().orElse(1e9));
      }
      worst = Math.max(worst, sent.get(i).get(0).distance(there.get(0)));
      Point end = there.get(there.size() - 1);
      worst = Math.max(worst, sent.get(i).get(sent.get(i).size() - 1).distance(end));
      exact += worst <= 1 ? 1 : 0;
      if (worst > 1) {
        System.out.printf("A point is off by %.1f pixels%n", worst);
      }
    }
    return exact;
  }
}
