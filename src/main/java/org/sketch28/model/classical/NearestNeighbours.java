package org.sketch28.model.classical;

import java.util.Arrays;
import java.util.Map;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ImagePreparation;

/**
 * The k nearest neighbours among all training images, in the Euclidean distance between pixels. A
 * neighbour's weight falls with its squared distance, so that the sum of the weights, which is an
 * estimate of density, also tells whether an image is like any of the training images.
 */
public final class NearestNeighbours implements ClassicalModel {

  /** More images than this are neither saved nor read. */
  public static final int MOST_IMAGES = 80_000;

  private static final String IMAGES = "images";
  private static final String LABELS = "labels";

  /** What a class without any neighbour gets, in weights of one at distance 0. */
  private static final double FLOOR = 1e-9;

  private final int neighbours;
  private final double falloff;
  private final ImagePreparation preparation;
  private final int classes;
  private final ImageColumns images;
  private final byte[] labels;

  /**
   * @param neighbours how many are asked, at least 1
   * @param falloff by which the weight of a neighbour falls for each unit of squared distance,
   *     pixels being in 0…1
   * @param classes the number of classes
   * @param images 784 bytes for each training image, prepared already
   * @param labels a class index for each of them
   */
  public NearestNeighbours(
      int neighbours,
      double falloff,
      ImagePreparation preparation,
      int classes,
      byte[] images,
      byte[] labels) {
    this.neighbours = neighbours;
    this.falloff = falloff;
    this.preparation = preparation;
    this.classes = classes;
    this.images = new ImageColumns(images);
    this.labels = labels.clone();
  }

  /**
   * A training image that is like the one in question.
   *
   * @param index among the training images
   * @param label its class index
   * @param distance Euclidean, pixels being in 0…1
   */
  public record Neighbour(int index, int label, double distance) {}

  static NearestNeighbours read(Options options, Map<String, HostTensor> tensors, int classes) {
    return new NearestNeighbours(
        options.integer("neighbours", 1, 1000),
        options.number("falloff", 0, 100),
        options.choice("preparation", ImagePreparation.class),
        classes,
        Bytes.of(tensors.get(IMAGES)),
        Bytes.classIndices(classes, tensors.get(LABELS)));
  }

  @Override
  public ClassicalKind kind() {
    return ClassicalKind.KNN;
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public float[][] logits(float[][] queries) {
    Neighbour[][] found = neighbours(queries);
    float[][] logits = new float[queries.length][classes];
    for (int i = 0; i < queries.length; i++) {
      logits[i] = logits(found[i]);
    }
    return logits;
  }

  private float[] logits(Neighbour[] nearest) {
    // In units of the nearest one's weight, which on its own may be too small for a number.
    double least = nearest[0].distance() * nearest[0].distance();
    double[] sums = new double[classes];
    for (Neighbour each : nearest) {
      sums[each.label()] += Math.exp(falloff * (least - each.distance() * each.distance()));
    }
    float[] logits = new float[classes];
    for (int c = 0; c < classes; c++) {
      logits[c] = (float) (Math.log(sums[c] + FLOOR) - falloff * least);
    }
    return logits;
  }

  /** A training image as it is remembered: 784 values in 0…1. */
  public float[] image(int index) {
    return images.image(index);
  }

  /**
   * The nearest neighbours of each image, the nearest first.
   *
   * @param queries 784 values in 0…1 each
   */
  public Neighbour[][] neighbours(float[][] queries) {
    float[][] prepared = new float[queries.length][];
    for (int i = 0; i < queries.length; i++) {
      prepared[i] = preparation.apply(queries[i]);
    }
    float[][] products = images.products(prepared);
    Neighbour[][] found = new Neighbour[queries.length][];
    for (int i = 0; i < queries.length; i++) {
      found[i] = nearest(prepared[i], products[i]);
    }
    return found;
  }

  private Neighbour[] nearest(float[] query, float[] products) {
    double square = 0;
    for (float value : query) {
      square += (double) value * value;
    }
    int k = Math.min(neighbours, images.count());
    int[] best = new int[k];
    float[] distances = new float[k];
    Arrays.fill(distances, Float.POSITIVE_INFINITY);
    for (int i = 0; i < products.length; i++) {
      float distance = images.square(i) - 2 * products[i];
      if (distance < distances[k - 1]) {
        int at = k - 1;
        for (; at > 0 && distances[at - 1] > distance; at--) {
          distances[at] = distances[at - 1];
          best[at] = best[at - 1];
        }
        distances[at] = distance;
        best[at] = i;
      }
    }
    Neighbour[] nearest = new Neighbour[k];
    for (int i = 0; i < k; i++) {
      double distance = Math.sqrt(Math.max(0, square + distances[i]));
      nearest[i] = new Neighbour(best[i], labels[best[i]], distance);
    }
    return nearest;
  }

  @Override
  public Map<String, Object> options() {
    return Map.of(
        "neighbours", neighbours, "falloff", falloff, "preparation", preparation.toString());
  }

  @Override
  public Map<String, HostTensor> tensors() {
    return Map.of(IMAGES, images.tensor(), LABELS, Bytes.tensor(labels));
  }
}
