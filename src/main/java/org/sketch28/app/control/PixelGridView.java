package org.sketch28.app.control;

import java.util.Arrays;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.sketch28.image.GrayImage;

/** An enlarged grey image: every pixel is a square, white on black, with a grid. */
public final class PixelGridView extends Region {

  private static final Color GRID = Color.color(1, 1, 1, 0.12);

  private final Canvas canvas = new Canvas();
  private GrayImage image = GrayImage.blank(28, 28);
  private float[] overlay = {};

  /** A blank image. */
  public PixelGridView() {
    getStyleClass().add("pixel-grid");
    getChildren().add(canvas);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(112, 112);
    setPrefSize(196, 196);
  }

  /** Shows an image. */
  public void show(GrayImage newImage) {
    image = newImage;
    overlay = new float[0];
    paint();
  }

  /**
   * Shows each pixel's contribution over the image: blue speaks for the class, vermilion against
   * it. The 99th percentile has full strength, so that a single pixel does not outshine the rest.
   *
   * @param newOverlay one value for each pixel, row by row; empty for none
   */
  public void showOverlay(float[] newOverlay) {
    overlay = newOverlay;
    paint();
  }

  @Override
  protected void layoutChildren() {
    double side = Math.floor(Math.min(getWidth(), getHeight()) / image.width()) * image.width();
    canvas.setWidth(side);
    canvas.setHeight(side);
    canvas.relocate(Math.floor((getWidth() - side) / 2), Math.floor((getHeight() - side) / 2));
    paint();
  }

  private void paint() {
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    double cell = canvas.getWidth() / image.width();
    graphics.setFill(Color.BLACK);
    graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int level = image.get(x, y);
        if (level > 0) {
          graphics.setFill(Color.grayRgb(overlay.length > 0 ? level * 2 / 5 : level));
          graphics.fillRect(x * cell, y * cell, cell, cell);
        }
      }
    }
    paintOverlay(graphics, cell);
    graphics.setStroke(GRID);
    graphics.setLineWidth(1);
    for (int i = 0; i <= image.width(); i++) {
      double at = Math.min(canvas.getWidth() - 0.5, i * cell + 0.5);
      graphics.strokeLine(at, 0, at, canvas.getHeight());
      graphics.strokeLine(0, at, canvas.getWidth(), at);
    }
  }

  private void paintOverlay(GraphicsContext graphics, double cell) {
    if (overlay.length != image.width() * image.height()) {
      return;
    }
    float[] sizes = overlay.clone();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(sizes[i]);
    }
    Arrays.sort(sizes);
    double strongest = Math.max(1e-12, sizes[(int) (0.99 * (sizes.length - 1))]);
    for (int i = 0; i < overlay.length; i++) {
      double strength = Math.min(1, Math.abs(overlay[i]) / strongest);
      Color color = overlay[i] > 0 ? Palette.RIGHT : Palette.WRONG;
      graphics.setFill(color.deriveColor(0, 1, 1, 0.85 * strength));
      int row = i / image.width();
      graphics.fillRect(i % image.width() * cell, row * cell, cell, cell);
    }
  }
}
