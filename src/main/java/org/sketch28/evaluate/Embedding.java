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
    return plane(outputs).places(outputs);
  }

  /** The plane of the first two principal components, in which other features can be placed. */
  public static Plane plane(DatasetOutputs outputs) {
    return new Plane(mean(outputs), axes(outputs, 2));
  }

  /** A plane in the space of features. */
  public static final class Plane {
    private final double[] mean;
    private final double[][] axes;

    private Plane(double[] mean, double[][] axes) {
      this.mean = mean;
      this.axes = axes;
    }

    /** Where features are in the plane, seen from its middle: images × 2, row by row. */
    public float[] places(DatasetOutputs outputs) {
      float[] places = new float[2 * outputs.count()];
      for (int i = 0; i < outputs.count(); i++) {
        for (int d = 0; d < axes.length; d++) {
          places[2 * i + d] = (float) dot(outputs, i, mean, axes[d]);
        }
      }
      return places;
    }
  }

  /**
   * Barnes-Hut t-SNE (van der Maaten 2014) of the first principal components: images × 2, row by
   * row. The same seed gives the same map. Images that are all the same, or fewer than three, have
   * no neighbours to be placed by; their principal components are the map.
   *
   * @param progress receives thousandths; may end the work by throwing
   */
  public static float[] tsne(DatasetOutputs outputs, long seed, Progress progress) {
    double[][] projected = project(outputs, Math.min(REDUCED, outputs.featureWidth()));
    double[] first = projected.length == 0 ? null : projected[0];
    if (projected.length < 3
        || Arrays.stream(projected).allMatch(place -> Arrays.equals(place, first))) {
      return pca(outputs);
    }
    Tsne tsne = new Tsne();
    tsne.setInitialDims(Math.min(REDUCED, outputs.featureWidth()));
    tsne.setPerplexity(Math.min(PERPLEXITY, (outputs.count() - 1) / 3.0));
    tsne.setTheta(THETA);
    tsne.setMaxIterations(ITERATIONS);
    tsne.setRandomSeed(seed);
    tsne.setMessageConsumer(message -> {});
    tsne.setProgressConsumer(done -> progress.at(Math.round(1000 * done), 1000));
    double[][] placed = tsne.run(projected);
    float[] map = new float[2 * outputs.count()];
    for (int i = 0; i < placed.length; i++) {
      map[2 * i] = (float) placed[i][0];
      map[2 * i + 1] = (float) placed[i][1];
    }
    return map;
  }

  private static double[][] project(DatasetOutputs outputs, int dimensions) {
    double[] mean = mean(outputs);
    double[][] axes = axes(outputs, dimensions);
    double[][] projected = new double[outputs.count()][axes.length];
    IntStream.range(0, outputs.count())
        .parallel()
        .forEach(i -> Arrays.setAll(projected[i], d -> dot(outputs, i, mean, axes[d])));
    return projected;
  }

  /** The first principal axes, of which there are as many as features at most. */
  private static double[][] axes(DatasetOutputs outputs, int dimensions) {
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
    double[][] axes = new double[order.length][];
    Arrays.setAll(axes, d -> eigen.getEigenVector(order[d]).getData());
    return axes;
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
