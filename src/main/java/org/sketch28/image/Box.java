package org.sketch28.image;

/**
 * A rectangle of pixels.
 *
 * @param x of its left column
 * @param y of its top row
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
public record Box(int x, int y, int width, int height) {

  /** The longer side, in pixels. */
  public int longerSide() {
    return Math.max(width, height);
  }
}
