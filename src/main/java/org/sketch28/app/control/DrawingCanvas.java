package org.sketch28.app.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/**
 * A square canvas in the centre of its area. Finished strokes are painted once; only the stroke
 * that is being drawn is repainted as it grows.
 */
public final class DrawingCanvas extends Region {

  private final Canvas finished = new Canvas();
  private final Canvas growing = new Canvas();
  private final Region frame = new Region();
  private Drawing drawing = Drawing.empty();
  private Optional<Stroke> live = Optional.empty();
  private Optional<StrokePoint> cursor = Optional.empty();
  private Optional<Image> picture = Optional.empty();
  private Map<Stroke, Image> floods = Map.of();
  private DrawingPainter painter = new DrawingPainter(Color.WHITE, Color.BLACK);
  private double side;

  /** An empty canvas. */
  public DrawingCanvas() {
    getStyleClass().add("drawing-canvas");
    frame.getStyleClass().add("paper-frame");
    frame.setMouseTransparent(true);
    frame.setManaged(false);
    getChildren().addAll(finished, growing, frame);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(120, 120);
    setPrefSize(420, 420);
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
    paintFinished();
  }

  /** Shows the stroke that is being drawn. */
  public void showLive(Optional<Stroke> stroke) {
    live = stroke;
    paintGrowing();
  }

  /** Shows the position of the keyboard's pen. */
  public void showCursor(Optional<StrokePoint> place) {
    cursor = place;
    paintGrowing();
  }

  /** Converts a point of this control to canvas units. */
  public StrokePoint toCanvas(double x, double y) {
    Point2D local = finished.parentToLocal(x, y);
    double scale = Drawing.SIZE / Math.max(1, side);
    return new StrokePoint(local.getX() * scale, local.getY() * scale);
  }

  @Override
  protected void layoutChildren() {
    double newSide = Math.floor(Math.min(getWidth(), getHeight()));
    double left = Math.floor((getWidth() - newSide) / 2);
    double top = Math.floor((getHeight() - newSide) / 2);
    for (Canvas canvas : List.of(finished, growing)) {
      canvas.relocate(left, top);
      canvas.setWidth(newSide);
      canvas.setHeight(newSide);
    }
    frame.resizeRelocate(left, top, newSide, newSide);
    if (newSide != side) {
      side = newSide;
      paintFinished();
      paintGrowing();
    }
  }

  private void paintFinished() {
    GraphicsContext graphics = begin(finished);
    graphics.setFill(painter.paper());
    graphics.fillRect(0, 0, Drawing.SIZE, Drawing.SIZE);
    picture.ifPresent(
        image -> {
          double scale = Drawing.SIZE / Math.max(image.getWidth(), image.getHeight());
          double width = image.getWidth() * scale;
          double height = image.getHeight() * scale;
          graphics.drawImage(
              image, (Drawing.SIZE - width) / 2, (Drawing.SIZE - height) / 2, width, height);
        });
    painter.paint(graphics, drawing.strokes(), floods);
  }

  private void paintGrowing() {
    GraphicsContext graphics = begin(growing);
    graphics.clearRect(0, 0, Drawing.SIZE, Drawing.SIZE);
    live.ifPresent(stroke -> painter.paint(graphics, List.of(stroke), Map.of()));
    cursor.ifPresent(
        place -> {
          graphics.setStroke(Color.web("#d9480f"));
          graphics.setLineWidth(1.5);
          graphics.strokeLine(place.x() - 8, place.y(), place.x() + 8, place.y());
          graphics.strokeLine(place.x(), place.y() - 8, place.x(), place.y() + 8);
        });
  }

  private GraphicsContext begin(Canvas canvas) {
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    double scale = side / Drawing.SIZE;
    graphics.setTransform(scale, 0, 0, scale, 0, 0);
    return graphics;
  }
}
