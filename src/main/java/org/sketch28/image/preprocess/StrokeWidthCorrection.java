package org.sketch28.image.preprocess;

import org.sketch28.image.Box;
import org.sketch28.image.DistanceTransform;
import org.sketch28.image.GrayImage;
import org.sketch28.image.Resampler;
import org.sketch28.image.StrokeWidth;

/**
 * Gives the strokes of a raster MNIST's width by moving the border of the ink in or out by the same
 * distance everywhere.
 */
final class StrokeWidthCorrection {

  /** Fine pixels for each pixel of the 28 × 28 image. */
  private static final int FINE = 8;

  private static final int BOX = 20 * FINE;
  private static final int MARGIN = 4 * FINE;

  // Widths that occur in MNIST are left as they are, so that its own images stay unchanged.
  private static final double THINNEST = 1.5;
  private static final double THICKEST = 4.2;

  private StrokeWidthCorrection() {}

  /**
   * In smaller pictures, thin strokes are fainter than half of full ink and would be cut, and
   * narrow loops would be closed; networks recognise them better as they are.
   */
  private static final int COARSE = 40;

  /**
   * Whether strokes need correction.
   *
   * @param width in pixels of the 28 × 28 image
   * @param inkSide the longer side of the ink, in pixels of the picture
   */
  static boolean isNeeded(double width, int inkSide) {
    return inkSide >= COARSE && (width < THINNEST || width > THICKEST);
  }

  /**
   * Corrects the stroke width.
   *
   * @param ink a raster that is not blank
   * @param width as measured in the normalised image, in its pixels
   * @return the ink at {@link #FINE} pixels for each pixel, with strokes of the median width
   */
  static GrayImage correct(GrayImage ink, double width) {
    Box box = ink.inkBox(0);
    int w = Math.max(1, (int) Math.round((double) BOX * box.width() / box.longerSide()));
    int h = Math.max(1, (int) Math.round((double) BOX * box.height() / box.longerSide()));
    GrayImage fine = Resampler.resize(ink.crop(box), w, h);
    int fullWidth = w + 2 * MARGIN;
    int fullHeight = h + 2 * MARGIN;
    int half = strongest(fine) / 2;
    boolean[] inside = new boolean[fullWidth * fullHeight];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        inside[(y + MARGIN) * fullWidth + x + MARGIN] = fine.get(x, y) > half;
      }
    }
    double[] distance = DistanceTransform.signed(inside, fullWidth, fullHeight);
    double move = move(width);
    return GrayImage.of(
        fullWidth,
        fullHeight,
        (x, y) -> (int) Math.round(255 * (0.5 + distance[y * fullWidth + x] + move)));
  }

  /**
   * How far the border moves outwards, in fine pixels: after it the box is 160 + 2 d wide, is
   * scaled to 20, and the strokes are to be of the median width in it. Strokes are never thinned by
   * more than three quarters, so that the thinner parts of uneven ones survive.
   */
  private static double move(double width) {
    double fineWidth = width * FINE;
    double target = StrokeWidth.MEDIAN;
    double move = (target * BOX - 20 * fineWidth) / (40 - 2 * target);
    return Math.max(move, -0.375 * fineWidth);
  }

  private static int strongest(GrayImage image) {
    int strongest = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        strongest = Math.max(strongest, image.get(x, y));
      }
    }
    return strongest;
  }
}
