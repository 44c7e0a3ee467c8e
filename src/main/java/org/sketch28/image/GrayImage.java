package org.sketch28.image;

import java.util.Arrays;
import java.util.Objects;

/**
 * An immutable grey image, one byte a pixel, rows from the top. 0 is background, 255 is full ink.
 */
public final class GrayImage {

  private final int width;
  private final int height;
  private final byte[] pixels;

  /**
   * @param width in pixels, at least 1
   * @param height in pixels, at least 1
   * @param pixels width × height bytes, row by row; copied
   */
  public GrayImage(int width, int height, byte[] pixels) {
    this(width, height, pixels.clone(), true);
  }

  private GrayImage(int width, int height, byte[] pixels, boolean owned) {
    if (width < 1 || height < 1 || !owned || pixels.length != (long) width * height) {
      throw new IllegalArgumentException(
          "%d × %d image of %d bytes".formatted(width, height, pixels.length));
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** The image whose pixel (x, y) is {@code function.at(x, y)}, clamped to 0…255. */
  public static GrayImage of(int width, int height, PixelFunction function) {
    byte[] pixels = new byte[width * height];
    for (int y = 0, i = 0; y < height; y++) {
      for (int x = 0; x < width; x++, i++) {
        pixels[i] = (byte) Math.max(0, Math.min(255, function.at(x, y)));
      }
    }
    return new GrayImage(width, height, pixels, true);
  }

  /** An image without any ink. */
  public static GrayImage blank(int width, int height) {
    return new GrayImage(width, height, new byte[width * height], true);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The grey level of a pixel, 0…255. */
  public int get(int x, int y) {
    Objects.checkIndex(x, width);
    return pixels[y * width + x] & 0xff;
  }

  /** The grey level of a pixel, 0…255, and 0 outside the image. */
  public int getOrZero(int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? 0 : pixels[y * width + x] & 0xff;
  }

  /** A copy of the pixels, row by row. */
  public byte[] toBytes() {
    return pixels.clone();
  }

  /** The pixels divided by 255, row by row. */
  public float[] toFloats() {
    float[] floats = new float[pixels.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (pixels[i] & 0xff) / 255f;
    }
    return floats;
  }

  /** The sum of all grey levels, in units of full ink (255). */
  public double mass() {
    long sum = 0;
    for (byte pixel : pixels) {
      sum += pixel & 0xff;
    }
    return sum / 255.0;
  }

  /** Whether no pixel has any ink. */
  public boolean isBlank() {
    for (byte pixel : pixels) {
      if (pixel != 0) {
        return false;
      }
    }
    return true;
  }

  /** The image with ink and background exchanged. */
  public GrayImage negated() {
    return of(width, height, (x, y) -> 255 - get(x, y));
  }

  /** A rectangle of this image; what lies outside the image is background. */
  public GrayImage crop(Box box) {
    return of(box.width(), box.height(), (x, y) -> getOrZero(box.x() + x, box.y() + y));
  }

  /** The smallest box that holds every pixel above {@code threshold}, or null if there is none. */
  public Box inkBox(int threshold) {
    int left = width;
    int right = -1;
    int top = height;
    int bottom = -1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if ((pixels[y * width + x] & 0xff) > threshold) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = y;
        }
      }
    }
    return right < 0 ? null : new Box(left, top, right - left + 1, bottom - top + 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GrayImage that
        && width == that.width
        && height == that.height
        && Arrays.equals(pixels, that.pixels);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(pixels);
  }

  @Override
  public String toString() {
    return "GrayImage[%d × %d]".formatted(width, height);
  }

  /** A grey level for each pixel. */
  @FunctionalInterface
  public interface PixelFunction {
    /** The grey level at (x, y); values outside 0…255 are clamped. */
    int at(int x, int y);
  }
}
