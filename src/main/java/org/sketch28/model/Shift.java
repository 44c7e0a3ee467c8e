package org.sketch28.model;

import org.sketch28.data.ImageDataset;

/**
 * Moves an image by whole pixels; what is moved over the edge is lost.
 *
 * @param dx to the right
 * @param dy down
 */
public record Shift(int dx, int dy) implements PixelMap {

  private static final int SIDE = ImageDataset.SIDE;

  @Override
  public void terms(Term each) {
    for (int y = Math.max(0, dy); y < Math.min(SIDE, SIDE + dy); y++) {
      for (int x = Math.max(0, dx); x < Math.min(SIDE, SIDE + dx); x++) {
        each.add(y * SIDE + x, (y - dy) * SIDE + x - dx, 1);
      }
    }
  }
}
