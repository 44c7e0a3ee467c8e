package org.sketch28.evaluate;

import de.javagl.tsne.Tsne;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DenseMatrix64F;
import org.ejml.factory.DecompositionFactory;
import org.ejml.interfaces.decomposition.EigenDecomposition;
import org.sketch28.base.Progress;
import org.sketch28.model.DatasetOutputs;

/** Maps of images in the plane, in which images with similar features are close together. */
public final class Embedding {

  /** The dimensions that t-SNE receives; with more it is slower and looks the same. */
  private static final int REDUCED = 30;

  private static final double PERPLEXITY = 30;
  private static final double THETA = 0.6;
  private static final int ITERATIONS = 500;

  private Embedding() {}

  /** The first two principal components (Pearson 1901): images × 2, row by row. */
  public static float[] pca(DatasetOutputs outputs) {
    double[][] projected = project(outputs, 2);
    float[] map = new float[2 * outputs.count()];
    for (int i = 0; i < projected.length; i++) {
      map[2 * i] = (float) projected[i][0];
      map[2 * i + 1] = (float) projected[i][1];
    }
    return map;
  }

  /**
   * Barnes-Hut t-SNE (van der Maaten 2014) of the first principal components: images × 2, row by
   * row. The same seed gives the same map.
   *
   * @param progress receives thousandths; may end the work by throwing
   */
  public static float[] tsne(DatasetOutputs outputs, long seed, Progress progress) {
    Tsne tsne = new Tsne();
    tsne.setInitialDims(Math.min(REDUCED, outputs.featureWidth()));
    tsne.setPerplexity(Math.min(PERPLEXITY, (outputs.count() - 1) / 3.0));
    tsne.setTheta(THETA);
    tsne.setMaxIterations(ITERATIONS);
    tsne.setRandomSeed(seed);
    tsne.setMessageConsumer(message -> {});
    tsne.setProgressConsumer(done -> progress.at(Math.round(1000 * done), 1000));
    double[][] placed = tsne.run(project(outputs, Math.min(REDUCED, outputs.featureWidth())));
    float[] map = new float[2 * outputs.count()];
    for (int i = 0; i < placed.length; i++) {
      map[2 * i] = (float) placed[i][0];
      map[2 * i + 1] = (float) placed[i][1];
    }
    return map;
  }

  private static double[][] project(DatasetOutputs outputs, int dimensions) {
    int width = outputs.featureWidth();
    double[] mean = mean(outputs);
    double[][] covariance = covariance(outputs, mean);
    EigenDecomposition<DenseMatrix64F> eigen = DecompositionFactory.eig(width, true, true);
    if (!eigen.decompose(new DenseMatrix64F(covariance))) {
      throw new IllegalStateException("a covariance matrix has eigenvalues");
    }
    int[] order =
        IntStream.range(0, width)
            .boxed()
            .sorted((a, b) -> Double.compare(eigenvalue(eigen, b), eigenvalue(eigen, a)))
            .mapToInt(Integer::intValue)
            .limit(dimensions)
            .toArray();
    double[][] projected = new double[outputs.count()][order.length];
    for (int d = 0; d < order.length; d++) {
      double[] axis = eigen.getEigenVector(order[d]).getData();
      int component = d;
      IntStream.range(0, outputs.count())
          .parallel()
          .forEach(i -> projected[i][component] = dot(outputs, i, mean, axis));
    }
    return projected;
  }

  private static double eigenvalue(EigenDecomposition<DenseMatrix64F> eigen, int index) {
    return eigen.getEigenvalue(index).getReal();
  }

  private static double dot(DatasetOutputs outputs, int index, double[] mean, double[] axis) {
    double sum = 0;
    for (int f = 0; f < mean.length; f++) {
      sum += (outputs.features()[index * mean.length + f] - mean[f]) * axis[f];
    }
    return sum;
  }

  private static double[] mean(DatasetOutputs outputs) {
    double[] mean = new double[outputs.featureWidth()];
    for (int i = 0; i < outputs.features().length; i++) {
      mean[i % mean.length] += outputs.features()[i];
    }
    Arrays.setAll(mean, f -> mean[f] / outputs.count());
    return mean;
  }

  private static double[][] covariance(DatasetOutputs outputs, double[] mean) {
    int width = mean.length;
    double[][] covariance = new double[width][width];
    IntStream.range(0, width)
        .parallel()
        .forEach(
            row -> {
              for (int i = 0; i < outputs.count(); i++) {
                int at = i * width;
                double value = outputs.features()[at + row] - mean[row];
                if (value != 0) {
                  for (int column = 0; column < width; column++) {
                    covariance[row][column] +=
                        value * (outputs.features()[at + column] - mean[column]);
                  }
                }
              }
            });
    return covariance;
  }
}
