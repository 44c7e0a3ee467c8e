package org.sketch28.train.classical;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.store.ModelContent;

/**
 * One layer of weights that come as close as possible to 1 for the right class and −1 for the
 * others, in the sum of squares; found exactly, by the normal equations.
 *
 * @param ridge what is added to the diagonal, as a share of its mean
 */
public record LeastSquaresTrainer(double ridge) implements ClassicalTrainer {

  private static final int PIXELS = ImageDataset.PIXELS;

  /** Pixels and a constant. */
  private static final int UNKNOWNS = PIXELS + 1;

  private static final int BLOCK = 256;

  /**
   * Of the answers that are asked for, 1 and −1, to logits: the temperature is fitted from here.
   */
  private static final float SCALE = 5;

  @Override
  public String work(ImageDataset images) {
    return "a system of %d equations".formatted(UNKNOWNS);
  }

  @Override
  public ModelContent train(
      ImageDataset images, long seed, Path partial, Progress progress, PassWatcher watcher) {
    int classes = images.classNames().size();
    double[][] matrix = new double[UNKNOWNS][UNKNOWNS];
    double[][] right = new double[UNKNOWNS][classes];
    for (int start = 0; start < images.size(); start += BLOCK) {
      progress.at(start, images.size());
      add(images, start, Math.min(images.size(), start + BLOCK), matrix, right);
    }
    double trace = IntStream.range(0, UNKNOWNS).mapToDouble(i -> matrix[i][i]).sum();
    for (int i = 0; i < UNKNOWNS; i++) {
      matrix[i][i] += ridge * trace / UNKNOWNS;
    }
    Cholesky.solve(matrix, right);
    float[] weights = new float[classes * PIXELS];
    float[] biases = new float[classes];
    for (int c = 0; c < classes; c++) {
      for (int p = 0; p < PIXELS; p++) {
        weights[c * PIXELS + p] = SCALE * (float) right[p][c];
      }
      biases[c] = SCALE * (float) right[PIXELS][c];
    }
    progress.at(images.size(), images.size());
    return LinearContent.of(images.classNames(), weights, biases);
  }

  /** Adds the products of a block of images; each row of the matrix by one thread. */
  private static void add(
      ImageDataset images, int start, int end, double[][] matrix, double[][] right) {
    double[][] rows = new double[end - start][];
    for (int i = start; i < end; i++) {
      rows[i - start] = row(images, i);
    }
    IntStream.range(0, UNKNOWNS)
        .parallel()
        .forEach(
            u -> {
              for (int i = 0; i < rows.length; i++) {
                double value = rows[i][u];
                if (value != 0) {
                  axpy(value, rows[i], matrix[u], u + 1);
                  int label = images.label(start + i);
                  for (int c = 0; c < right[u].length; c++) {
                    right[u][c] += c == label ? value : -value;
                  }
                }
              }
            });
  }

  /** The lower triangle is enough. */
  private static void axpy(double factor, double[] row, double[] sums, int length) {
    for (int i = 0; i < length; i++) {
      sums[i] += factor * row[i];
    }
  }

  private static double[] row(ImageDataset images, int index) {
    double[] row = new double[UNKNOWNS];
    for (int p = 0; p < PIXELS; p++) {
      row[p] = (images.pixels()[index * PIXELS + p] & 0xff) / 255.0;
    }
    row[PIXELS] = 1;
    return row;
  }
}
