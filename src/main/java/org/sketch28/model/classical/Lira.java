package org.sketch28.model.classical;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.Shift;

/**
 * LIRA: many fixed random neurons, and a trained weight from each to every class. The neurons may
 * look at moved copies of an image as well, whose sums are averaged.
 */
public final class Lira implements ClassicalModel {

  private static final String TESTS = "tests";
  private static final String WEIGHTS = "weights";
  private static final String PREPARATION = "preparation";
  private static final String SHIFTS = "shifts";

  private static final List<Shift> DIRECTIONS =
      List.of(new Shift(1, 0), new Shift(-1, 0), new Shift(0, 1), new Shift(0, -1));

  /** The most copies of an image that can be looked at. */
  public static final int MOST_SHIFTS = DIRECTIONS.size();

  private final LiraNeurons neurons;
  private final ImagePreparation preparation;
  private final List<Shift> shifts;
  private final int classes;
  private final double scale;
  private final float[] weights;

  /**
   * @param preparation what is done with an image before the neurons see it
   * @param shifts copies of an image, moved by a pixel each, that are looked at as well, 0…{@link
   *     #MOST_SHIFTS}
   * @param classes the number of classes
   * @param scale by which sums of weights are multiplied to become logits
   * @param weights neurons × classes
   */
  public Lira(
      LiraNeurons neurons,
      ImagePreparation preparation,
      int shifts,
      int classes,
      double scale,
      float[] weights) {
    this.neurons = neurons;
    this.preparation = preparation;
    this.shifts = DIRECTIONS.subList(0, shifts);
    this.classes = classes;
    this.scale = scale;
    this.weights = weights.clone();
  }

  static Lira read(Options options, Map<String, HostTensor> tensors, int classes) {
    int bright = options.integer("bright", 1, 16);
    int dark = options.integer("dark", 0, 16);
    return new Lira(
        LiraNeurons.read(bright, dark, tensors.get(TESTS)),
        options.choice(PREPARATION, ImagePreparation.NONE),
        options.integer(SHIFTS, 0, MOST_SHIFTS, 0),
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
    int atOnce = LiraNeurons.BATCH / (1 + shifts.size());
    for (int start = 0; start < images.length; start += atOnce) {
      int end = Math.min(images.length, start + atOnce);
      float[] sums = sums(copies(images, start, end));
      for (int i = start; i < end; i++) {
        logits[i] = new float[classes];
        for (int copy = 0; copy <= shifts.size(); copy++) {
          int from = ((i - start) * (1 + shifts.size()) + copy) * classes;
          for (int c = 0; c < classes; c++) {
            logits[i][c] += (float) scale * sums[from + c] / (1 + shifts.size());
          }
        }
      }
    }
    return logits;
  }

  /** Some images, prepared, each with its moved copies after it. */
  private float[][] copies(float[][] images, int start, int end) {
    List<float[]> copies = new ArrayList<>();
    for (int i = start; i < end; i++) {
      float[] prepared = preparation.apply(images[i]);
      copies.add(prepared);
      shifts.forEach(shift -> copies.add(shift.apply(prepared)));
    }
    return copies.toArray(float[][]::new);
  }

  /**
   * Where the active neurons of the image as it is look that speak for a class: at each of their
   * bright pixels, how much their weights for it exceed those for all classes on average. If the
   * neurons see the image prepared, these pixels are put back to where they come from.
   *
   * @param image 784 values in 0…1
   * @return 784 values; below 0 where they speak against it
   */
  public float[] evidence(float[] image, int classIndex) {
    float[] map = new float[image.length];
    neurons.forActive(
        new float[][] {preparation.apply(image)},
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
    return preparation.gradient(image, map);
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
    return Map.of(
        "bright",
        neurons.bright(),
        "dark",
        neurons.dark(),
        PREPARATION,
        preparation.toString(),
        SHIFTS,
        shifts.size(),
        "scale",
        scale);
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
