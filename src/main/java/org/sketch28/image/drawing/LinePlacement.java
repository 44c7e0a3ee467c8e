package org.sketch28.image.drawing;

import java.awt.geom.Rectangle2D;

/**
 * Where lines lie on a raster: from canvas units to pixels.
 *
 * @param scale pixels for each canvas unit
 * @param x pixels to the right after scaling
 * @param y pixels downwards after scaling
 */
public record LinePlacement(double scale, double x, double y) {

  /**
   * Puts lines into the middle of a square raster.
   *
   * @param bounds of the lines, in canvas units
   * @param scale pixels for each canvas unit
   * @param side of the raster, in pixels
   */
  public static LinePlacement centred(Rectangle2D bounds, double scale, int side) {
    return new LinePlacement(
        scale, side / 2.0 - bounds.getCenterX() * scale, side / 2.0 - bounds.getCenterY() * scale);
  }
}
