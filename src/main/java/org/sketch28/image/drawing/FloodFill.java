package org.sketch28.image.drawing;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayDeque;
import java.util.BitSet;

/** The paint bucket: fills the connected area of similar grey around a point. */
final class FloodFill {

  /** Grey levels may differ this much from that under the pointer and still be filled. */
  private static final int TOLERANCE = 96;

  private FloodFill() {}

  /** Fills in place; a point outside the image fills nothing. */
  static void fill(BufferedImage image, AffineTransform transform, Stroke stroke) {
    StrokePoint seed = stroke.points().get(0);
    Point2D at = transform.transform(new Point2D.Double(seed.x(), seed.y()), null);
    int x = (int) Math.floor(at.getX());
    int y = (int) Math.floor(at.getY());
    if (x < 0 || y < 0 || x >= image.getWidth() || y >= image.getHeight()) {
      return;
    }
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    BitSet area = area(pixels, image.getWidth(), y * image.getWidth() + x);
    grow(area, image.getWidth(), pixels.length).stream()
        .forEach(i -> pixels[i] = (byte) Math.max(pixels[i] & 0xff, stroke.gray()));
    if (stroke.gray() == 0 || (pixels[y * image.getWidth() + x] & 0xff) > stroke.gray()) {
      area.stream().forEach(i -> pixels[i] = (byte) stroke.gray());
    }
  }

  private static BitSet area(byte[] pixels, int width, int seed) {
    int level = pixels[seed] & 0xff;
    BitSet area = new BitSet(pixels.length);
    ArrayDeque<Integer> open = new ArrayDeque<>();
    area.set(seed);
    open.add(seed);
    while (!open.isEmpty()) {
      int i = open.poll();
      int x = i % width;
      visit(pixels, level, area, open, x > 0 ? i - 1 : -1);
      visit(pixels, level, area, open, x < width - 1 ? i + 1 : -1);
      visit(pixels, level, area, open, i - width);
      visit(pixels, level, area, open, i + width < pixels.length ? i + width : -1);
    }
    return area;
  }

  private static void visit(
      byte[] pixels, int level, BitSet area, ArrayDeque<Integer> open, int i) {
    if (i >= 0 && !area.get(i) && Math.abs((pixels[i] & 0xff) - level) <= TOLERANCE) {
      area.set(i);
      open.add(i);
    }
  }

  /** Adds a pixel on every side, so that no light seam remains inside an anti-aliased outline. */
  private static BitSet grow(BitSet area, int width, int length) {
    BitSet grown = (BitSet) area.clone();
    area.stream()
        .forEach(
            i -> {
              if (i % width > 0) {
                grown.set(i - 1);
              }
              if (i % width < width - 1) {
                grown.set(i + 1);
              }
              if (i >= width) {
                grown.set(i - width);
              }
              if (i + width < length) {
                grown.set(i + width);
              }
            });
    return grown;
  }
}
