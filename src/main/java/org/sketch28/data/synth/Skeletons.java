package org.sketch28.data.synth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sketch28.image.drawing.StrokePoint;

/** Reads signs as strokes of points, from a resource with one sign on each line. */
final class Skeletons {

  private Skeletons() {}

  /**
   * One sign.
   *
   * @param name a single character
   * @param strokes points in a box 100 high, y downwards
   */
  record Sign(char name, List<List<StrokePoint>> strokes) {}

  /** The signs of a resource, in its order. */
  static List<Sign> read(String resource) {
    List<Sign> signs = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Skeletons.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("# ")) {
          signs.add(new Sign(line.charAt(0), strokes(line.substring(2).strip())));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return signs;
  }

  private static List<List<StrokePoint>> strokes(String text) {
    List<List<StrokePoint>> strokes = new ArrayList<>();
    for (String stroke : text.split(" \\| ", -1)) {
      List<StrokePoint> points = new ArrayList<>();
      for (String point : stroke.split(" ", -1)) {
        String[] numbers = point.split(",", 2);
        points.add(new StrokePoint(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])));
      }
      strokes.add(points);
    }
    return strokes;
  }
}
