package org.sketch28.data.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.ZipException;
import org.sketch28.base.FileErrors;
import org.sketch28.base.Gzip;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingLimits;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/**
 * Drawings as pen strokes, a JSON object on each line, in the format of Quick, Draw!: {@code
 * {"word":"8","drawing":[[[x0,x1,…],[y0,y1,…]],…]}}, plain or gzipped. Every drawing is fitted into
 * the canvas.
 */
public final class StrokeFile implements AutoCloseable {

  /** The width of the pen, in canvas units. */
  private static final double PEN = 18;

  /** The share of the canvas that a drawing's longer side takes. */
  private static final double FIT = 0.7;

  private static final int LONGEST_LINE = 8 << 20;
  private static final int MOST_POINTS = 100_000;
  private static final double FARTHEST = 1e6;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final BufferedReader reader;
  private int index;
  private int line;

  /**
   * One drawing.
   *
   * @param index from 0
   * @param word what was to be drawn; empty if the file does not say
   * @param writer who drew it; empty if the file does not say
   * @param drawing fitted into the canvas
   */
  public record Sample(int index, String word, OptionalInt writer, Drawing drawing) {}

  private StrokeFile(Path file, BufferedReader reader) {
    this.file = file;
    this.reader = reader;
  }

  /**
   * Opens a file.
   *
   * @throws UserFacingException if the file does not exist, cannot be read, or is damaged
   */
  public static StrokeFile open(Path file) throws UserFacingException {
    try {
      InputStream in = Gzip.openText(file);
      return new StrokeFile(
          file, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (NoSuchFileException e) {
      throw new UserFacingException("There is no file " + file + ".", e);
    } catch (EOFException | ZipException e) {
      throw new UserFacingException(
          file + " is incomplete or damaged. Download or copy it again.", e);
    } catch (IOException e) {
      throw new UserFacingException(
          "Cannot read %s: %s. Check that it exists and that you may read it."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }

  /**
   * The next drawing, or null at the end.
   *
   * @throws UserFacingException if the next line is not a drawing, or too long
   */
  public Sample next() throws UserFacingException {
    String text;
    do {
      text = nextLine();
      line++;
    } while (text != null && text.isBlank());
    if (text == null) {
      return null;
    }
    try {
      JsonNode node = JSON.readTree(text);
      List<List<StrokePoint>> strokes = strokes(node.path("drawing"));
      JsonNode writer = node.path("writer");
      return new Sample(
          index++,
          node.path("word").asText(""),
          writer.isInt() ? OptionalInt.of(writer.intValue()) : OptionalInt.empty(),
          fitted(strokes));
    } catch (IllegalArgumentException e) {
      throw broken(e.getMessage(), e);
    } catch (JsonProcessingException | StackOverflowError e) {
      throw broken("it is not valid JSON", e);
    }
  }

  private String nextLine() throws UserFacingException {
    StringBuilder text = new StringBuilder();
    try {
      int c = reader.read();
      if (c < 0) {
        return null;
      }
      while (c >= 0 && c != '\n') {
        if (text.length() >= LONGEST_LINE) {
          throw broken("it is longer than 8 MB", null);
        }
        text.append((char) c);
        c = reader.read();
      }
      return text.toString();
    } catch (IOException e) {
      throw new UserFacingException(
          "%s is incomplete or damaged after line %d. Download or copy it again."
              .formatted(file, line),
          e);
    }
  }

  private List<List<StrokePoint>> strokes(JsonNode drawing) throws UserFacingException {
    if (!drawing.isArray()) {
      throw broken("there is no list \"drawing\"", null);
    }
    List<List<StrokePoint>> strokes = new ArrayList<>();
    int count = 0;
    for (JsonNode stroke : drawing) {
      JsonNode xs = stroke.path(0);
      JsonNode ys = stroke.path(1);
      if (!xs.isArray() || !ys.isArray() || xs.isEmpty() || xs.size() != ys.size()) {
        throw broken("a stroke is not two equally long lists of x and y", null);
      }
      count += xs.size();
      if (count > MOST_POINTS) {
        throw broken("it has more than %,d points".formatted(MOST_POINTS), null);
      }
      List<StrokePoint> points = new ArrayList<>(xs.size());
      for (int i = 0; i < xs.size(); i++) {
        points.add(new StrokePoint(coordinate(xs.get(i)), coordinate(ys.get(i))));
      }
      strokes.add(points);
    }
    return strokes;
  }

  private double coordinate(JsonNode node) throws UserFacingException {
    if (!node.isNumber() || !(Math.abs(node.doubleValue()) <= FARTHEST)) {
      throw broken("a coordinate is not a number within ±1,000,000", null);
    }
    return node.doubleValue();
  }

  private static Drawing fitted(List<List<StrokePoint>> strokes) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (List<StrokePoint> points : strokes) {
      for (StrokePoint point : points) {
        left = Math.min(left, point.x());
        right = Math.max(right, point.x());
        top = Math.min(top, point.y());
        bottom = Math.max(bottom, point.y());
      }
    }
    double scale = FIT * Drawing.SIZE / Math.max(1e-3, Math.max(right - left, bottom - top));
    double middleX = (left + right) / 2;
    double middleY = (top + bottom) / 2;
    List<Stroke> fitted = new ArrayList<>();
    for (List<StrokePoint> points : strokes) {
      List<StrokePoint> placed =
          points.stream()
              .map(
                  p ->
                      new StrokePoint(
                          (p.x() - middleX) * scale + Drawing.SIZE / 2,
                          (p.y() - middleY) * scale + Drawing.SIZE / 2))
              .toList();
      fitted.add(new Stroke(Stroke.Tool.PEN, placed, PEN, 255));
    }
    return Drawing.of(DrawingLimits.fitted(fitted));
  }

  private UserFacingException broken(String what, Throwable cause) {
    return new UserFacingException(
        "Line %d of %s cannot be used: %s.".formatted(line, file, what), cause);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
