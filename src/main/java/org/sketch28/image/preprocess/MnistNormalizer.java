package org.sketch28.image.preprocess;

import java.util.ArrayList;
import java.util.List;
import org.sketch28.image.Box;
import org.sketch28.image.CentreOfMass;
import org.sketch28.image.GrayImage;

/**
 * The exact normalisation of MNIST as Yadav and Bottou reconstructed it (Cold Case: The Lost MNIST
 * Digits, NeurIPS 2019): the bounding box is extended to a square, resampled to 20 × 20 by area,
 * stretched to full contrast, and placed so that the centre of mass of its grey levels is the
 * centre of 28 × 28.
 */
public final class MnistNormalizer {

  private static final int BOX = 20;
  private static final int SIDE = 28;
  private static final int MARGIN = 10;

  private MnistNormalizer() {}

  /**
   * Normalises a raster.
   *
   * @param ink of any size
   * @return the steps {@code box}, {@code resampled}, {@code stretched} and {@code centred}; none
   *     if there is no ink
   */
  public static List<Preprocessed.Step> normalize(GrayImage ink) {
    Box tight = ink.inkBox(0);
    return tight == null ? List.of() : normalizeSquare(ink.crop(squared(tight)));
  }

  /**
   * Normalises ink that is cropped to its square already.
   *
   * @param cut a square of at least 10 × 10 pixels whose ink touches two opposite sides
   */
  static List<Preprocessed.Step> normalizeSquare(GrayImage cut) {
    List<Preprocessed.Step> steps = new ArrayList<>();
    GrayImage square = enlarged(cut);
    steps.add(new Preprocessed.Step("box", square));
    double[][] resampled = resample(square);
    steps.add(new Preprocessed.Step("resampled", image(resampled, 255)));
    GrayImage stretched = image(resampled, 255 / Math.min(1, max(resampled)));
    steps.add(new Preprocessed.Step("stretched", stretched));
    steps.add(new Preprocessed.Step("centred", centre(stretched)));
    return steps;
  }

  /** The box extended to a square of at least 10 × 10 pixels. */
  private static Box squared(Box box) {
    int side = Math.max(box.longerSide(), 10);
    return new Box(
        grownStart(box.x(), box.width(), side),
        grownStart(box.y(), box.height(), side),
        side,
        side);
  }

  // The source clamps the start at 0, because its ink never touches the border. This image may be
  // cropped tightly, so background is added where there is none.
  private static int grownStart(int start, int side, int grown) {
    return start - (grown - side) / 2;
  }

  private static GrayImage enlarged(GrayImage square) {
    int factor = 1;
    while (square.width() * factor < BOX) {
      factor *= 2;
    }
    if (factor == 1) {
      return square;
    }
    int f = factor;
    return GrayImage.of(
        square.width() * f, square.height() * f, (x, y) -> square.get(x / f, y / f));
  }

  private static double[][] resample(GrayImage square) {
    int m = square.width();
    double[][] weights = weights(m);
    double[][] rows = new double[BOX][m];
    for (int i = 0; i < m; i++) {
      for (int cell = 0; cell < BOX; cell++) {
        double weight = weights[cell][i];
        if (weight != 0) {
          for (int x = 0; x < m; x++) {
            rows[cell][x] += weight * square.get(x, i) / 255.0;
          }
        }
      }
    }
    double[][] out = new double[BOX][BOX];
    for (int y = 0; y < BOX; y++) {
      for (int cell = 0; cell < BOX; cell++) {
        double sum = 0;
        for (int i = 0; i < m; i++) {
          sum += weights[cell][i] * rows[y][i];
        }
        out[y][cell] = sum;
      }
    }
    return out;
  }

  /** How much of input pixel i goes to each of the 20 cells: {@code [cell][i]}. */
  private static double[][] weights(int m) {
    double[][] weights = new double[BOX][m];
    double s = (double) BOX / m;
    for (int i = 0; i < m; i++) {
      double x = BOX / 2.0 + s * (i - m / 2.0);
      double end = x + 0.99 * s;
      int a = (int) Math.floor(x + 1e-11);
      int e = (int) Math.ceil(end - 1e-11) - 1;
      if (a == e) {
        weights[clamp(a)][i] += s;
      } else {
        weights[clamp(a)][i] += a + 1 - x;
        weights[clamp(e)][i] += end - e;
        for (int cell = a + 1; cell < e; cell++) {
          weights[clamp(cell)][i] += 1;
        }
      }
    }
    return weights;
  }

  private static int clamp(int cell) {
    return Math.max(0, Math.min(BOX - 1, cell));
  }

  private static double max(double[][] values) {
    double max = 1e-9;
    for (double[] row : values) {
      for (double value : row) {
        max = Math.max(max, value);
      }
    }
    return max;
  }

  private static GrayImage image(double[][] values, double factor) {
    return GrayImage.of(BOX, BOX, (x, y) -> (int) Math.floor(values[y][x] * factor + 0.5));
  }

  private static GrayImage centre(GrayImage box) {
    CentreOfMass b = CentreOfMass.of(box);
    int left = Math.max(0, Math.min(SIDE, MARGIN + (int) (BOX / 2.0 + 5 - b.x()))) - MARGIN;
    int top = Math.max(0, Math.min(SIDE, MARGIN + (int) (BOX / 2.0 + 5 - b.y()))) - MARGIN;
    return GrayImage.of(SIDE, SIDE, (x, y) -> box.getOrZero(x - left, y - top));
  }
}
