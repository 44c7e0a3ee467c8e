package org.sketch28.model;

import org.sketch28.data.ImageDataset;

/**
 * Moves each row to the left, the farther the lower it is.
 *
 * @param slant pixels for each row
 * @param centreY the row that stays where it is, which need not be a whole number
 */
public record Shear(double slant, double centreY) implements PixelMap {

  private static final int SIDE = ImageDataset.SIDE;

  @Override
  public void terms(Term each) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        PixelMaps.between(each, y * SIDE + x, x + slant * (y - centreY), y, 1);
      }
    }
  }
}
