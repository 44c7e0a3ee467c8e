package org.sketch28.image.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import org.sketch28.image.GrayImage;

/** The brightness of pictures of any colour model, with or without transparency. */
final class Brightness {

  /** Opaque pixels have a single colour if their standard deviation is below this. */
  private static final double ONE_COLOUR = 24;

  private Brightness() {}

  static GrayImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] luma = new int[width * height];
    int[] alpha = new int[width * height];
    if (isPlainGray(image)) {
      readGray(image, luma, alpha);
    } else {
      readColour(image, luma, alpha);
    }
    boolean transparent = false;
    for (int a : alpha) {
      transparent |= a < 250;
    }
    if (transparent) {
      flatten(luma, alpha);
    }
    return GrayImage.of(width, height, (x, y) -> luma[y * width + x]);
  }

  // getRGB would distort the grey levels of grey pictures, since it takes them for linear light.
  private static boolean isPlainGray(BufferedImage image) {
    ColorModel model = image.getColorModel();
    int type = image.getRaster().getDataBuffer().getDataType();
    return !(model instanceof IndexColorModel)
        && model.getNumColorComponents() == 1
        && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT);
  }

  private static void readGray(BufferedImage image, int[] luma, int[] alpha) {
    Raster raster = image.getRaster();
    int bits = image.getSampleModel().getSampleSize(0);
    double scale = 255.0 / ((1 << bits) - 1);
    boolean hasAlpha = raster.getNumBands() > 1;
    int width = image.getWidth();
    for (int i = 0; i < luma.length; i++) {
      luma[i] = (int) Math.round(raster.getSample(i % width, i / width, 0) * scale);
      alpha[i] =
          hasAlpha ? (int) Math.round(raster.getSample(i % width, i / width, 1) * scale) : 255;
    }
  }

  private static void readColour(BufferedImage image, int[] luma, int[] alpha) {
    int width = image.getWidth();
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int p = row[x];
        int i = y * width + x;
        alpha[i] = p >>> 24;
        // ITU-R BT.601.
        luma[i] =
            (int)
                Math.round(0.299 * (p >> 16 & 0xff) + 0.587 * (p >> 8 & 0xff) + 0.114 * (p & 0xff));
      }
    }
  }

  /**
   * On a transparent background, a single colour is ink, whatever the colour, and its opacity shows
   * where. Anything else is laid over white or black, whichever gives more contrast.
   */
  private static void flatten(int[] luma, int[] alpha) {
    double weight = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < luma.length; i++) {
      weight += alpha[i];
      sum += (double) alpha[i] * luma[i];
      squares += (double) alpha[i] * luma[i] * luma[i];
    }
    double mean = weight == 0 ? 0 : sum / weight;
    double deviation = weight == 0 ? 0 : Math.sqrt(Math.max(0, squares / weight - mean * mean));
    int ground = mean < 128 ? 255 : 0;
    for (int i = 0; i < luma.length; i++) {
      luma[i] =
          deviation < ONE_COLOUR
              ? 255 - alpha[i]
              : (luma[i] * alpha[i] + ground * (255 - alpha[i])) / 255;
    }
  }
}
