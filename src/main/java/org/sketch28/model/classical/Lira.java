package org.sketch28.model.classical;

import java.util.Arrays;
import java.util.Map;
import org.sketch28.model.HostTensor;

/** LIRA: many fixed random neurons, and a trained weight from each to every class. */
public final class Lira implements ClassicalModel {

  private static final String TESTS = "tests";
  private static final String WEIGHTS = "weights";

  private final LiraNeurons neurons;
  private final int classes;
  private final double scale;
  private final float[] weights;

  /**
   * @param classes the number of classes
   * @param scale by which sums of weights are multiplied to become logits
   * @param weights neurons × classes
   */
  public Lira(LiraNeurons neurons, int classes, double scale, float[] weights) {
    this.neurons = neurons;
    this.classes = classes;
    this.scale = scale;
    this.weights = weights.clone();
  }

  static Lira read(Options options, Map<String, HostTensor> tensors, int classes) {
    int bright = options.integer("bright", 1, 16);
    int dark = options.integer("dark", 0, 16);
    return new Lira(
        LiraNeurons.read(bright, dark, tensors.get(TESTS)),
        classes,
        options.number("scale", 0, 1e6),
        tensors.get(WEIGHTS).values());
  }

  @Override
  public ClassicalKind kind() {
    return ClassicalKind.LIRA;
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public float[][] logits(float[][] images) {
    float[][] logits = new float[images.length][];
    for (int start = 0; start < images.length; start += LiraNeurons.BATCH) {
      int end = Math.min(images.length, start + LiraNeurons.BATCH);
      float[] sums = sums(Arrays.copyOfRange(images, start, end));
      for (int i = start; i < end; i++) {
        int from = (i - start) * classes;
        logits[i] = Arrays.copyOfRange(sums, from, from + classes);
        for (int c = 0; c < classes; c++) {
          logits[i][c] *= (float) scale;
        }
      }
    }
    return logits;
  }

  /**
   * Where the active neurons look that speak for a class: at each of their bright pixels, how much
   * their weights for it exceed those for all classes on average.
   *
   * @param image 784 values in 0…1
   * @return 784 values; below 0 where they speak against it
   */
  public float[] evidence(float[] image, int classIndex) {
    float[] map = new float[image.length];
    neurons.forActive(
        new float[][] {image},
        (neuron, bits) -> {
          float mean = 0;
          for (int c = 0; c < classes; c++) {
            mean += weights[neuron * classes + c] / classes;
          }
          float speaks = weights[neuron * classes + classIndex] - mean;
          for (int pixel : neurons.brightPixels(neuron)) {
            map[pixel] += speaks / neurons.bright();
          }
        });
    return map;
  }

  private float[] sums(float[][] images) {
    float[] sums = new float[images.length * classes];
    neurons.forActive(
        images,
        (neuron, bits) -> {
          for (long rest = bits; rest != 0; rest &= rest - 1) {
            int to = Long.numberOfTrailingZeros(rest) * classes;
            for (int c = 0; c < classes; c++) {
              sums[to + c] += weights[neuron * classes + c];
            }
          }
        });
    return sums;
  }

  @Override
  public Map<String, Object> options() {
    return Map.of("bright", neurons.bright(), "dark", neurons.dark(), "scale", scale);
  }

  @Override
  public Map<String, HostTensor> tensors() {
    return Map.of(
        TESTS,
        neurons.tensor(),
        WEIGHTS,
        new HostTensor(new long[] {neurons.count(), classes}, weights));
  }
}
