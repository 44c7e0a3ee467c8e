package org.sketch28.image.picture;

import org.sketch28.image.GrayImage;

/**
 * Removes shadows and uneven light from a photograph of ink on paper: a morphological closing, with
 * a window wider than any stroke, estimates the brightness of the paper everywhere, and each pixel
 * is compared with that.
 */
final class BackgroundLeveller {

  private static final int COARSE = 96;

  /** The radius of the window, as a share of the coarse image. */
  private static final double RADIUS = 0.09;

  private BackgroundLeveller() {}

  static Ink level(GrayImage brightness, Polarity wanted) {
    GrayImage dark = cleaned(absorption(brightness));
    GrayImage light = cleaned(absorption(brightness.negated()));
    double darkSpread = spread(dark);
    double lightSpread = spread(light);
    Polarity measured = darkSpread <= lightSpread ? Polarity.DARK_ON_LIGHT : Polarity.LIGHT_ON_DARK;
    Polarity polarity = wanted == Polarity.AUTO ? measured : wanted;
    double confidence =
        Math.abs(darkSpread - lightSpread) / Math.max(1e-9, darkSpread + lightSpread);
    return new Ink(
        polarity == Polarity.DARK_ON_LIGHT ? dark : light,
        polarity,
        wanted == Polarity.AUTO ? confidence : 1);
  }

  /**
   * How unlike strokes the ink is: the share of the picture that it covers, and of the border that
   * it touches. Both are high if background was taken for ink.
   */
  private static double spread(GrayImage ink) {
    int w = ink.width();
    int h = ink.height();
    int touched = 0;
    for (int x = 0; x < w; x++) {
      touched += (ink.get(x, 0) > 127 ? 1 : 0) + (ink.get(x, h - 1) > 127 ? 1 : 0);
    }
    for (int y = 0; y < h; y++) {
      touched += (ink.get(0, y) > 127 ? 1 : 0) + (ink.get(w - 1, y) > 127 ? 1 : 0);
    }
    return ink.mass() / ((double) w * h) + touched / (2.0 * (w + h));
  }

  /** The share of the light that ink absorbs, 0…255. */
  private static GrayImage absorption(GrayImage onPaper) {
    float[] paper = blurred(closed(coarse(onPaper)));
    double scaleX = (double) COARSE / onPaper.width();
    double scaleY = (double) COARSE / onPaper.height();
    return GrayImage.of(
        onPaper.width(),
        onPaper.height(),
        (x, y) -> {
          double ground = bilinear(paper, (x + 0.5) * scaleX - 0.5, (y + 0.5) * scaleY - 0.5);
          return (int) Math.round(255 * (1 - onPaper.get(x, y) / Math.max(1, ground)));
        });
  }

  /** Sets paper to exactly 0 and the darkest ink to 255. */
  private static GrayImage cleaned(GrayImage absorption) {
    int[] histogram = new int[256];
    for (byte level : absorption.toBytes()) {
      histogram[level & 0xff]++;
    }
    int threshold = Otsu.threshold(histogram);
    int full = percentileAbove(histogram, threshold, 0.8);
    double low = 0.7 * threshold;
    GrayImage ink =
        GrayImage.of(
            absorption.width(),
            absorption.height(),
            (x, y) -> (int) Math.round(255 * (absorption.get(x, y) - low) / (full - low)));
    return Specks.removed(ink);
  }

  private static int percentileAbove(int[] histogram, int threshold, double share) {
    long count = 0;
    for (int i = threshold + 1; i < 256; i++) {
      count += histogram[i];
    }
    long seen = 0;
    for (int i = threshold + 1; i < 256; i++) {
      seen += histogram[i];
      if (seen >= share * count) {
        return i;
      }
    }
    return 255;
  }

  private static float[] coarse(GrayImage image) {
    float[] sums = new float[COARSE * COARSE];
    int[] counts = new int[COARSE * COARSE];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int cell =
            (int) ((long) y * COARSE / image.height()) * COARSE
                + (int) ((long) x * COARSE / image.width());
        sums[cell] += image.get(x, y);
        counts[cell]++;
      }
    }
    for (int y = 0; y < COARSE; y++) {
      for (int x = 0; x < COARSE; x++) {
        int cell = y * COARSE + x;
        sums[cell] =
            counts[cell] > 0
                ? sums[cell] / counts[cell]
                : image.get(x * image.width() / COARSE, y * image.height() / COARSE);
      }
    }
    return sums;
  }

  private static float[] closed(float[] image) {
    int radius = (int) Math.round(COARSE * RADIUS);
    return extreme(extreme(image, radius, 1), radius, -1);
  }

  /** The greatest (sign 1) or least (sign −1) value of a square window. */
  private static float[] extreme(float[] image, int radius, int sign) {
    return lines(lines(image, radius, sign, 1, COARSE), radius, sign, COARSE, 1);
  }

  private static float[] lines(float[] image, int radius, int sign, int step, int stride) {
    float[] result = new float[image.length];
    for (int line = 0; line < COARSE; line++) {
      for (int i = 0; i < COARSE; i++) {
        float best = Float.NEGATIVE_INFINITY;
        for (int j = Math.max(0, i - radius); j <= Math.min(COARSE - 1, i + radius); j++) {
          best = Math.max(best, sign * image[line * stride + j * step]);
        }
        result[line * stride + i * step] = sign * best;
      }
    }
    return result;
  }

  private static float[] blurred(float[] image) {
    float[] result = image;
    for (int pass = 0; pass < 2; pass++) {
      result = means(means(result, 1, COARSE), COARSE, 1);
    }
    return result;
  }

  private static float[] means(float[] image, int step, int stride) {
    int radius = 3;
    float[] result = new float[image.length];
    for (int line = 0; line < COARSE; line++) {
      for (int i = 0; i < COARSE; i++) {
        float sum = 0;
        int count = 0;
        for (int j = Math.max(0, i - radius); j <= Math.min(COARSE - 1, i + radius); j++) {
          sum += image[line * stride + j * step];
          count++;
        }
        result[line * stride + i * step] = sum / count;
      }
    }
    return result;
  }

  private static double bilinear(float[] image, double x, double y) {
    double cx = Math.max(0, Math.min(COARSE - 1.001, x));
    double cy = Math.max(0, Math.min(COARSE - 1.001, y));
    int left = (int) cx;
    int top = (int) cy;
    double fx = cx - left;
    double fy = cy - top;
    int i = top * COARSE + left;
    return (1 - fy) * ((1 - fx) * image[i] + fx * image[i + 1])
        + fy * ((1 - fx) * image[i + COARSE] + fx * image[i + COARSE + 1]);
  }
}
