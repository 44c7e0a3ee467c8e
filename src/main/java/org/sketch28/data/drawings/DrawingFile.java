package org.sketch28.data.drawings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.Drawing;
import org.sketch28.image.GrayImage;
import org.sketch28.image.PngWriter;
import org.sketch28.image.Stroke;
import org.sketch28.image.StrokePoint;
import org.sketch28.image.UserFacingException;
import org.sketch28.image.picture.PictureReader;

/**
 * The form of a drawing on disk: JSON, with the strokes as vectors.
 *
 * @param picture the ink of a picture that is drawn over, as PNG; absent if there is none
 * @param image 784 grey levels
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record DrawingFile(
    Collection collection, String label, List<Line> strokes, byte[] picture, byte[] image) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A stroke: two equally long lists of places in canvas units. */
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
      StrokePoint[] points = new StrokePoint[x.length];
      for (int i = 0; i < points.length; i++) {
        points[i] = new StrokePoint(x[i], y[i]);
      }
      return new Stroke(tool, List.of(points), width, gray);
    }
  }

  static byte[] encode(SavedDrawing saved) {
    try {
      return JSON.writeValueAsBytes(
          new DrawingFile(
              saved.collection(),
              saved.label(),
              saved.drawing().strokes().stream().map(Line::of).toList(),
              saved.drawing().picture().map(PngWriter::encode).orElse(null),
              saved.image().toBytes()));
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
  }

  /**
   * @throws IOException if this is no drawing, or a damaged one
   */
  static SavedDrawing decode(String id, byte[] bytes) throws IOException {
    try {
      DrawingFile file = JSON.readValue(bytes, DrawingFile.class);
      if (!file.collection.classNames().contains(file.label)) {
        throw new IOException("no class is called " + file.label);
      }
      Optional<GrayImage> picture =
          file.picture == null
              ? Optional.empty()
              : Optional.of(PictureReader.read(file.picture, id).brightness());
      return new SavedDrawing(
          id,
          file.collection,
          file.label,
          new Drawing(picture, file.strokes.stream().map(Line::toStroke).toList()),
          new GrayImage(ImageDataset.SIDE, ImageDataset.SIDE, file.image));
    } catch (RuntimeException | UserFacingException e) {
      throw new IOException("it is no drawing: " + e.getMessage(), e);
    }
  }
}
