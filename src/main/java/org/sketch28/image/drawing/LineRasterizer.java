package org.sketch28.image.drawing;

import java.util.Arrays;
import java.util.List;
import org.sketch28.image.GrayImage;

/**
 * Draws lines with a round pen of one width. A pixel is covered by the distance of its centre to
 * the nearest straight piece of a line. Java2D's rasteriser cannot be repeated elsewhere; this one
 * gives the same bytes wherever numbers follow IEEE 754, such as in JavaScript.
 */
public final class LineRasterizer {

  /** A shorter piece is drawn as a dot. */
  private static final double SHORTEST_SQUARED = 1e-12;

  /** A piece that rises or falls by less, in pixels, is as good as level. */
  private static final double LEVEL = 1e-3;

  private final int width;
  private final int height;

  /** The distance from the middle of a line up to which pixels are touched. */
  private final double reach;

  /** The squared distance up to which pixels are covered in full. */
  private final double full;

  /** The ink of each pixel, 0…1. */
  private final double[] levels;

  /** The squared distance from each pixel to the line that is being drawn. */
  private final double[] nearest;

  private int left;
  private int right;
  private int top;
  private int bottom;

  private LineRasterizer(int width, int height, double pen) {
    this.width = width;
    this.height = height;
    reach = pen / 2 + 0.5;
    double core = Math.max(0, pen / 2 - 0.5);
    full = core * core;
    levels = new double[width * height];
    nearest = new double[width * height];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
  }

  /**
   * Draws lines one over the other, each with its own grey level.
   *
   * @param lines whose own widths do not matter
   * @param width of the result, in pixels
   * @param height of the result, in pixels
   * @param pen the width of the pen, in pixels
   */
  public static GrayImage rasterize(
      List<Stroke> lines, int width, int height, LinePlacement place, double pen) {
    LineRasterizer raster = new LineRasterizer(width, height, pen);
    for (Stroke line : lines) {
      raster.draw(Polyline.of(line.points(), place), line.gray() / 255.0);
    }
    return GrayImage.of(
        width, height, (x, y) -> (int) Math.floor(raster.levels[y * width + x] * 255 + 0.5));
  }

  private void draw(Polyline line, double gray) {
    left = width;
    right = -1;
    top = height;
    bottom = -1;
    for (int i = 0; i < line.size(); i++) {
      // A line of one corner is a dot.
      int before = Math.max(0, i - 1);
      if (i > 0 || line.size() == 1) {
        measure(line.x(before), line.y(before), line.x(i), line.y(i));
      }
    }
    cover(gray);
  }

  /** Measures the distances to a straight piece, up to where the pen reaches. */
  private void measure(double ax, double ay, double bx, double by) {
    double uy = by - ay;
    int y0 = Math.max(0, (int) Math.floor(Math.min(ay, by) - reach));
    int y1 = Math.min(height - 1, (int) Math.floor(Math.max(ay, by) + reach));
    for (int y = y0; y <= y1; y++) {
      // The part of the piece that the pen reaches this row from; all of a nearly level one.
      double from = 0;
      double to = 1;
      if (uy > LEVEL || uy < -LEVEL) {
        double middle = (y + 0.5 - ay) / uy;
        double half = Math.abs(reach / uy);
        from = Math.max(0, Math.min(1, middle - half));
        to = Math.max(0, Math.min(1, middle + half));
      }
      double x = ax + from * (bx - ax);
      double end = ax + to * (bx - ax);
      int x0 = Math.max(0, (int) Math.floor(Math.min(x, end) - reach));
      int x1 = Math.min(width - 1, (int) Math.floor(Math.max(x, end) + reach));
      left = Math.min(left, x0);
      right = Math.max(right, x1);
      measureRow(y, x0, x1, ax, ay, bx - ax, uy);
    }
    top = Math.min(top, y0);
    bottom = Math.max(bottom, y1);
  }

  private void measureRow(int y, int x0, int x1, double ax, double ay, double ux, double uy) {
    double squared = ux * ux + uy * uy;
    double inverse = squared > SHORTEST_SQUARED ? 1 / squared : 0;
    double py = y + 0.5 - ay;
    for (int x = x0; x <= x1; x++) {
      int i = y * width + x;
      if (nearest[i] > full) {
        double px = x + 0.5 - ax;
        double along = (px * ux + py * uy) * inverse;
        if (along < 0) {
          along = 0;
        } else if (along > 1) {
          along = 1;
        }
        double dx = px - along * ux;
        double dy = py - along * uy;
        double distance = dx * dx + dy * dy;
        if (distance < nearest[i]) {
          nearest[i] = distance;
        }
      }
    }
  }

  /** Puts the measured line over what is there, and forgets it. */
  private void cover(double gray) {
    for (int y = top; y <= bottom; y++) {
      for (int i = y * width + left; i <= y * width + right; i++) {
        if (nearest[i] < reach * reach) {
          double coverage = Math.min(1, reach - Math.sqrt(nearest[i]));
          levels[i] += (gray - levels[i]) * coverage;
        }
        nearest[i] = Double.POSITIVE_INFINITY;
      }
    }
  }
}
