package org.sketch28.model.classical;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ImagePreparation;

/**
 * A support vector machine for each pair of classes (one against one). Each pair votes for one of
 * its classes, with nearly 1, or less if it is near its border; a class's logit is the sum of the
 * votes for and against it.
 */
public final class SupportVectors implements ClassicalModel {

  /** As many as fit into a model's file, of which images may take 64 MB. */
  public static final int MOST_VECTORS = 85_000;

  /**
   * How soon a vote is whole. On validation images, sums of softer votes are wrong more often: the
   * decision values of different pairs are not on one scale.
   */
  private static final double STEEPNESS = 8;

  private static final String VECTORS = "vectors";
  private static final String CLASS_OF = "classOf";
  private static final String COEFFICIENTS = "coefficients";
  private static final String OFFSETS = "offsets";

  private final Kernel kernel;
  private final ImagePreparation preparation;
  private final int classes;
  private final ImageColumns vectors;
  private final byte[] classOf;
  private final float[] coefficients;
  private final float[] offsets;

  /**
   * @param classes the number of classes
   * @param vectors 784 bytes for each support vector, prepared already
   * @param classOf the class index of each of them
   * @param coefficients for each vector, one for each other class, in the order of the classes: its
   *     weight in the decision between its own class and that one
   * @param offsets of each pair (0, 1), (0, 2) … (1, 2) …, subtracted from the sum
   */
  public SupportVectors(
      Kernel kernel,
      ImagePreparation preparation,
      int classes,
      byte[] vectors,
      byte[] classOf,
      float[] coefficients,
      float[] offsets) {
    this.kernel = kernel;
    this.preparation = preparation;
    this.classes = classes;
    this.vectors = new ImageColumns(vectors);
    this.classOf = classOf.clone();
    this.coefficients = coefficients.clone();
    this.offsets = offsets.clone();
  }

  static SupportVectors read(Options options, Map<String, HostTensor> tensors, int classes) {
    return new SupportVectors(
        new Kernel(
            options.choice("kernel", Kernel.Type.class),
            options.number("gamma", 0, 1000),
            options.integer("degree", 1, 20)),
        options.choice("preparation", ImagePreparation.class),
        classes,
        Bytes.of(tensors.get(VECTORS)),
        Bytes.classIndices(classes, tensors.get(CLASS_OF)),
        tensors.get(COEFFICIENTS).values(),
        tensors.get(OFFSETS).values());
  }

  /** The place of a pair of classes among all pairs, the first being the smaller one. */
  public static int pair(int first, int second, int classes) {
    return first * (2 * classes - first - 1) / 2 + second - first - 1;
  }

  /** The number of pairs of classes. */
  public static int pairs(int classes) {
    return classes * (classes - 1) / 2;
  }

  @Override
  public ClassicalKind kind() {
    return ClassicalKind.SVM;
  }

  @Override
  public int classes() {
    return classes;
  }

  /** The number of support vectors. */
  public int size() {
    return vectors.count();
  }

  @Override
  public float[][] logits(float[][] images) {
    float[][] prepared = new float[images.length][];
    for (int i = 0; i < images.length; i++) {
      prepared[i] = preparation.apply(images[i]);
    }
    float[][] products = vectors.products(prepared);
    float[][] logits = new float[images.length][];
    for (int i = 0; i < images.length; i++) {
      logits[i] = votes(decisions(prepared[i], products[i]));
    }
    return logits;
  }

  /** A support vector as it is remembered: 784 values in 0…1. */
  public float[] vector(int index) {
    return vectors.image(index);
  }

  /**
   * The support vectors that speak most for a class.
   *
   * @param image 784 values in 0…1
   * @param count at most so many
   * @return indices of those whose terms add to the decisions for the class, the strongest first
   */
  public int[] strongest(float[] image, int classIndex, int count) {
    float[] prepared = preparation.apply(image);
    float[] products = vectors.products(new float[][] {prepared})[0];
    double square = 0;
    for (float value : prepared) {
      square += (double) value * value;
    }
    int others = classes - 1;
    double[] speaks = new double[classOf.length];
    for (int v = 0; v < classOf.length; v++) {
      double alike = kernel.of(products[v], square, vectors.square(v));
      int own = classOf[v];
      for (int o = 0; o < others; o++) {
        int other = o < own ? o : o + 1;
        if (own == classIndex || other == classIndex) {
          // A decision above 0 is for the smaller class of the pair.
          int sign = Math.min(own, other) == classIndex ? 1 : -1;
          speaks[v] += sign * coefficients[v * others + o] * alike;
        }
      }
    }
    return IntStream.range(0, speaks.length)
        .filter(v -> speaks[v] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(v -> -speaks[v]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The decision value of each pair: above 0 for its first class. */
  private double[] decisions(float[] image, float[] products) {
    double square = 0;
    for (float value : image) {
      square += (double) value * value;
    }
    double[] decisions = new double[offsets.length];
    for (int p = 0; p < decisions.length; p++) {
      decisions[p] = -offsets[p];
    }
    int others = classes - 1;
    for (int v = 0; v < classOf.length; v++) {
      double alike = kernel.of(products[v], square, vectors.square(v));
      int own = classOf[v];
      for (int o = 0; o < others; o++) {
        int other = o < own ? o : o + 1;
        decisions[pair(Math.min(own, other), Math.max(own, other), classes)] +=
            coefficients[v * others + o] * alike;
      }
    }
    return decisions;
  }

  private float[] votes(double[] decisions) {
    float[] votes = new float[classes];
    int pair = 0;
    for (int first = 0; first < classes; first++) {
      for (int second = first + 1; second < classes; second++) {
        float vote = (float) Math.tanh(STEEPNESS * decisions[pair++]);
        votes[first] += vote;
        votes[second] -= vote;
      }
    }
    return votes;
  }

  @Override
  public Map<String, Object> options() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("kernel", kernel.type().toString());
    options.put("gamma", kernel.gamma());
    options.put("degree", kernel.degree());
    options.put("preparation", preparation.toString());
    return options;
  }

  @Override
  public Map<String, HostTensor> tensors() {
    return Map.of(
        VECTORS,
        vectors.tensor(),
        CLASS_OF,
        Bytes.tensor(classOf),
        COEFFICIENTS,
        new HostTensor(new long[] {classOf.length, classes - 1L}, coefficients),
        OFFSETS,
        new HostTensor(new long[] {offsets.length}, offsets));
  }
}
