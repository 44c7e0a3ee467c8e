package org.sketch28.app.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/**
 * A canvas that fills its area; the square of {@link Drawing#SIZE} units is in its middle, as large
 * as fits. Finished strokes are painted once; only the stroke that is being drawn is repainted as
 * it grows.
 */
public final class DrawingCanvas extends Region {

  private static final double MIDDLE = Drawing.SIZE / 2;

  /** Ink that lies so many units outside does not make the drawing smaller: half a wide brush. */
  private static final double EDGE = 45;

  private final Canvas finished = new Canvas();
  private final Canvas growing = new Canvas();
  private final Region frame = new Region();
  private final Label hint = new Label();
  private Drawing drawing = Drawing.empty();
  private Optional<Stroke> live = Optional.empty();
  private Optional<StrokePoint> cursor = Optional.empty();
  private List<Tint> tints = List.of();
  private Optional<Rectangle2D> marked = Optional.empty();
  private Optional<Image> picture = Optional.empty();
  private Map<Stroke, Image> floods = Map.of();
  private DrawingPainter painter = new DrawingPainter(Color.WHITE, Color.BLACK);

  /** Pixels for each canvas unit. */
  private double scale = 1;

  /** A part of the ink, painted over in a colour. */
  public record Tint(Stroke ink, Color color) {}

  /** An empty canvas. */
  public DrawingCanvas() {
    getStyleClass().add("drawing-canvas");
    frame.getStyleClass().add("paper-frame");
    frame.setMouseTransparent(true);
    hint.getStyleClass().add("canvas-hint");
    hint.setId("canvas-hint");
    hint.setMouseTransparent(true);
    hint.setWrapText(true);
    hint.setTextAlignment(TextAlignment.CENTER);
    hint.setAlignment(Pos.CENTER);
    for (Node node : List.of(finished, growing, hint, frame)) {
      node.setManaged(false);
      getChildren().add(node);
    }
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(120, 120);
    setPrefSize(420, 420);
  }

  /** Sets the text that an empty canvas shows. */
  public void setHint(String text) {
    hint.setText(text);
  }

  /** Sets the colours of paper and ink. */
  public void setColors(Color paper, Color ink) {
    painter = new DrawingPainter(paper, ink);
    paintFinished();
    paintGrowing();
  }

  /** The colour on screen of an ink level, 0…255. */
  public Color colorOf(int level) {
    return painter.color(level);
  }

  /**
   * Shows a finished drawing.
   *
   * @param newPicture the picture under the strokes, in the colours of paper and ink
   * @param newFloods see {@link DrawingPainter#paint}
   */
  public void show(Drawing newDrawing, Optional<Image> newPicture, Map<Stroke, Image> newFloods) {
    drawing = newDrawing;
    picture = newPicture;
    floods = newFloods;
    showHint();
    if (fittingScale() != scale) {
      requestLayout();
    }
    paintFinished();
  }

  private void showHint() {
    hint.setVisible(drawing.isEmpty() && live.isEmpty());
  }

  /** Marks a part of the drawing, in canvas units. */
  public void mark(Optional<Rectangle2D> part) {
    if (!marked.equals(part)) {
      marked = part;
      paintGrowing();
    }
  }

  /** Paints parts of the finished drawing over. */
  public void tint(List<Tint> parts) {
    if (!tints.equals(parts)) {
      tints = List.copyOf(parts);
      paintGrowing();
    }
  }

  /** Shows the stroke that is being drawn. */
  public void showLive(Optional<Stroke> stroke) {
    live = stroke;
    showHint();
    paintGrowing();
  }

  /** Shows the position of the keyboard's pen. */
  public void showCursor(Optional<StrokePoint> place) {
    cursor = place;
    paintGrowing();
  }

  /** Converts a point of this control to canvas units; one outside to the nearest inside. */
  public StrokePoint toCanvas(double x, double y) {
    return new StrokePoint(
        toUnits(Math.max(0, Math.min(getWidth(), x)), getWidth()),
        toUnits(Math.max(0, Math.min(getHeight(), y)), getHeight()));
  }

  /** The part of the canvas that is shown, in canvas units. */
  public Rectangle2D visible() {
    return new Rectangle2D(
        toUnits(0, getWidth()), toUnits(0, getHeight()), getWidth() / scale, getHeight() / scale);
  }

  private double toUnits(double pixels, double length) {
    return MIDDLE + (pixels - length / 2) / scale;
  }

  /** The scale at which the square and all of the drawing fit. */
  private double fittingScale() {
    java.awt.geom.Rectangle2D area = drawing.area();
    double across = Math.max(MIDDLE - area.getMinX(), area.getMaxX() - MIDDLE);
    double down = Math.max(MIDDLE - area.getMinY(), area.getMaxY() - MIDDLE);
    return Math.max(
        1e-3,
        Math.min(
            getWidth() / 2 / Math.max(MIDDLE, across - EDGE),
            getHeight() / 2 / Math.max(MIDDLE, down - EDGE)));
  }

  @Override
  protected void layoutChildren() {
    for (Canvas canvas : List.of(finished, growing)) {
      canvas.setWidth(Math.floor(getWidth()));
      canvas.setHeight(Math.floor(getHeight()));
    }
    frame.resizeRelocate(0, 0, getWidth(), getHeight());
    hint.resizeRelocate(getWidth() * 0.1, 0, getWidth() * 0.8, getHeight());
    scale = fittingScale();
    paintFinished();
    paintGrowing();
  }

  private void paintFinished() {
    GraphicsContext graphics = begin(finished);
    Rectangle2D shown = visible();
    graphics.setFill(painter.paper());
    graphics.fillRect(shown.getMinX(), shown.getMinY(), shown.getWidth(), shown.getHeight());
    picture.ifPresent(
        image -> {
          double fit = Drawing.SIZE / Math.max(image.getWidth(), image.getHeight());
          double width = image.getWidth() * fit;
          double height = image.getHeight() * fit;
          graphics.drawImage(
              image, (Drawing.SIZE - width) / 2, (Drawing.SIZE - height) / 2, width, height);
        });
    painter.paint(graphics, drawing.strokes(), floods, drawing.area());
  }

  private void paintGrowing() {
    GraphicsContext graphics = begin(growing);
    Rectangle2D shown = visible();
    graphics.clearRect(shown.getMinX(), shown.getMinY(), shown.getWidth(), shown.getHeight());
    tints.forEach(tint -> painter.paint(graphics, tint.ink(), tint.color()));
    live.ifPresent(stroke -> painter.paint(graphics, List.of(stroke), Map.of(), drawing.area()));
    marked.ifPresent(part -> paintMark(graphics, part));
    cursor.ifPresent(
        place -> {
          graphics.setStroke(Color.web("#d9480f"));
          graphics.setLineWidth(1.5);
          graphics.strokeLine(place.x() - 8, place.y(), place.x() + 8, place.y());
          graphics.strokeLine(place.x(), place.y() - 8, place.x(), place.y() + 8);
        });
  }

  private static void paintMark(GraphicsContext graphics, Rectangle2D part) {
    graphics.setStroke(Color.web("#0969da"));
    graphics.setLineWidth(1);
    graphics.setLineDashes(4, 3);
    graphics.strokeRoundRect(
        part.getMinX(), part.getMinY(), part.getWidth(), part.getHeight(), 8, 8);
    graphics.setLineDashes();
  }

  private GraphicsContext begin(Canvas canvas) {
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.setTransform(
        scale, 0, 0, scale, getWidth() / 2 - MIDDLE * scale, getHeight() / 2 - MIDDLE * scale);
    return graphics;
  }
}
