package org.sketch28.data.drawings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingLimits;
import org.sketch28.image.drawing.PngWriter;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.picture.PictureReader;

/**
 * The format of a drawing on disk: JSON, with the strokes as vectors.
 *
 * @param collection the domain of a labelled drawing; absent for a drawing alone
 * @param label its class name; absent for a drawing alone
 * @param picture the ink of the picture under the strokes, as PNG; absent if there is none
 * @param image 784 grey levels; absent for a drawing alone
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record DrawingFile(
    Domain collection, String label, List<Line> strokes, byte[] picture, byte[] image) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Coordinates and widths above this, in canvas units, are damaged. */
  private static final double LARGEST = 10_000;

  /** A stroke: two equally long lists of coordinates in canvas units. */
  record Line(Stroke.Tool tool, double width, int gray, double[] x, double[] y) {

    static Line of(Stroke stroke) {
      List<StrokePoint> points = stroke.points();
      return new Line(
          stroke.tool(),
          stroke.width(),
          stroke.gray(),
          points.stream().mapToDouble(StrokePoint::x).toArray(),
          points.stream().mapToDouble(StrokePoint::y).toArray());
    }

    Stroke toStroke() {
      if (tool == null || x == null || y == null) {
        throw new IllegalArgumentException("a stroke is incomplete");
      }
      if (x.length != y.length
          || x.length == 0
          || !(width <= LARGEST)
          || !(inReach(x) && inReach(y))) {
        throw new IllegalArgumentException("a stroke is damaged");
      }
      StrokePoint[] points = new StrokePoint[x.length];
      for (int i = 0; i < points.length; i++) {
        points[i] = new StrokePoint(x[i], y[i]);
      }
      return new Stroke(tool, List.of(points), width, gray);
    }

    private static boolean inReach(double[] places) {
      return Arrays.stream(places).allMatch(place -> Math.abs(place) <= LARGEST);
    }
  }

  static byte[] encode(SavedDrawing saved) {
    try {
      return JSON.writeValueAsBytes(
          of(saved.collection(), saved.label(), saved.drawing(), saved.image().toBytes()));
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
  }

  /** A drawing alone, without a label. */
  static byte[] encode(Drawing drawing) {
    try {
      return JSON.writeValueAsBytes(of(null, null, drawing, null));
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
  }

  static DrawingFile of(Domain collection, String label, Drawing drawing, byte[] image) {
    return new DrawingFile(
        collection,
        label,
        drawing.strokes().stream().map(Line::of).toList(),
        drawing.picture().map(PngWriter::encode).orElse(null),
        image);
  }

  /**
   * Reads a labelled drawing.
   *
   * @throws IOException if this is not a labelled drawing, or a damaged one
   */
  static SavedDrawing decode(String id, byte[] bytes) throws IOException {
    try {
      DrawingFile file = JSON.readValue(bytes, DrawingFile.class);
      if (!file.collection.classNames().contains(file.label)) {
        throw new IllegalArgumentException("there is no class " + file.label);
      }
      return new SavedDrawing(
          id,
          file.collection,
          file.label,
          file.drawing(id),
          new GrayImage(ImageDataset.SIDE, ImageDataset.SIDE, file.image));
    } catch (IOException
        | RuntimeException
        | UserFacingException
        | StackOverflowError
        | OutOfMemoryError e) {
      throw damaged(e);
    }
  }

  /**
   * Reads a drawing with or without a label.
   *
   * @throws IOException if this is not a drawing, or a damaged one
   */
  static Drawing decodeDrawing(String name, byte[] bytes) throws IOException {
    try {
      return JSON.readValue(bytes, DrawingFile.class).drawing(name);
    } catch (IOException
        | RuntimeException
        | UserFacingException
        | StackOverflowError
        | OutOfMemoryError e) {
      throw damaged(e);
    }
  }

  /** What is wrong with a file, in words for its reader where there are any. */
  static IOException damaged(Throwable e) {
    boolean inWords = e instanceof IllegalArgumentException || e instanceof UserFacingException;
    return new IOException(
        inWords ? "it is not a drawing: " + e.getMessage() : "it is not a drawing, or damaged", e);
  }

  Drawing drawing(String name) throws UserFacingException {
    if (strokes == null) {
      throw new IllegalArgumentException("it has no strokes");
    }
    return new Drawing(
        picture == null
            ? Optional.empty()
            : Optional.of(PictureReader.read(picture, name).brightness()),
        DrawingLimits.fitted(strokes.stream().map(Line::toStroke).toList()));
  }
}
