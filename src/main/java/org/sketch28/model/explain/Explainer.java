package org.sketch28.model.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.engine.Gradients;
import org.sketch28.model.engine.NDArrayCopies;
import org.sketch28.model.network.EvalModeForward;
import org.sketch28.model.network.NetworkClassifier;

/**
 * Why a network predicts a class for an image. Images are 784 values in 0…1, classes are indices of
 * logits; an attribution has one value a pixel, positive where ink speaks for the class.
 */
public final class Explainer {

  private static final int PATCH = 5;
  private static final int STRIDE = 2;
  private static final int SIDE = ImageDataset.SIDE;
  private static final int PIXELS = ImageDataset.PIXELS;

  private final NetworkClassifier classifier;

  /**
   * @param classifier stays the caller's to close
   */
  public Explainer(NetworkClassifier classifier) {
    this.classifier = classifier;
  }

  /** The derivative of a class's logit by every pixel (Simonyan et al. 2013). */
  public float[] gradient(float[] image, int classIndex) {
    return gradients(image, 1, classIndex);
  }

  /** Integrated gradients from a blank image (Sundararajan et al. 2017), by the midpoint rule. */
  public static final class Integrated {
    private final float[] attribution;
    private final double residual;

    private Integrated(float[] attribution, double residual) {
      this.attribution = attribution;
      this.residual = residual;
    }

    /** One value for each pixel; they sum to the difference of the logits less the residual. */
    public float[] attribution() {
      return attribution;
    }

    /** How much the sum is below the difference between image and blank, in logits. */
    public double residual() {
      return residual;
    }
  }

  /**
   * Integrated gradients.
   *
   * @param steps images on the way from blank to {@code image}, all in one batch
   */
  public Integrated integratedGradients(float[] image, int classIndex, int steps) {
    float[] way = new float[steps * PIXELS];
    for (int s = 0; s < steps; s++) {
      float share = (s + 0.5f) / steps;
      for (int i = 0; i < PIXELS; i++) {
        way[s * PIXELS + i] = share * image[i];
      }
    }
    float[] gradients = gradients(way, steps, classIndex);
    float[] attribution = new float[PIXELS];
    double sum = 0;
    for (int i = 0; i < PIXELS; i++) {
      double mean = 0;
      for (int s = 0; s < steps; s++) {
        mean += gradients[s * PIXELS + i] / steps;
      }
      attribution[i] = (float) (mean * image[i]);
      sum += attribution[i];
    }
    float[] ends = Arrays.copyOf(image, 2 * PIXELS);
    List<NetworkClassifier.Output> outputs = classifier.infer(ends, 2);
    double difference =
        (double) outputs.get(0).logits()[classIndex] - outputs.get(1).logits()[classIndex];
    return new Integrated(attribution, difference - sum);
  }

  /**
   * How much the logit of a class falls when 5 × 5 pixels are blanked, at every second position
   * (Zeiler and Fergus 2013); a pixel has the mean of the patches that hold it.
   */
  public float[] occlusion(float[] image, int classIndex) {
    int places = (SIDE - PATCH) / STRIDE + 2;
    float[] occluded = new float[(places * places + 1) * PIXELS];
    System.arraycopy(image, 0, occluded, 0, PIXELS);
    for (int p = 0; p < places * places; p++) {
      int from = (p + 1) * PIXELS;
      System.arraycopy(image, 0, occluded, from, PIXELS);
      forPatch(p, places, pixel -> occluded[from + pixel] = 0);
    }
    float[] logits = new float[places * places + 1];
    int batch = 100;
    for (int start = 0; start < logits.length; start += batch) {
      int count = Math.min(batch, logits.length - start);
      float[] part = Arrays.copyOfRange(occluded, start * PIXELS, (start + count) * PIXELS);
      List<NetworkClassifier.Output> outputs = classifier.infer(part, count);
      for (int i = 0; i < count; i++) {
        logits[start + i] = outputs.get(i).logits()[classIndex];
      }
    }
    float[] sums = new float[PIXELS];
    int[] counts = new int[PIXELS];
    for (int p = 0; p < places * places; p++) {
      float fall = logits[0] - logits[p + 1];
      forPatch(
          p,
          places,
          pixel -> {
            sums[pixel] += fall;
            counts[pixel]++;
          });
    }
    for (int i = 0; i < PIXELS; i++) {
      sums[i] /= Math.max(1, counts[i]);
    }
    return sums;
  }

  private static void forPatch(int place, int places, java.util.function.IntConsumer each) {
    int top = Math.min(SIDE - PATCH, place / places * STRIDE);
    int left = Math.min(SIDE - PATCH, place % places * STRIDE);
    for (int y = top; y < top + PATCH; y++) {
      for (int x = left; x < left + PATCH; x++) {
        each.accept(y * SIDE + x);
      }
    }
  }

  /** The output of every layer for an image, from the first layer to the logits. */
  public List<FeatureMaps> layers(float[] image) {
    return classifier.with(
        (scope, network, store) -> {
          List<FeatureMaps> maps = new ArrayList<>();
          NDArray input = NDArrayCopies.create(scope, image, new Shape(1, 1, SIDE, SIDE));
          new EvalModeForward(
                  store, (layer, output) -> maps.add(maps(maps.size() + 1, layer, output)))
              .logits(network, input);
          return maps;
        });
  }

  private float[] gradients(float[] images, int count, int classIndex) {
    return classifier.with(
        (scope, network, store) -> {
          NDArray input = NDArrayCopies.create(scope, images, new Shape(count, 1, SIDE, SIDE));
          input.setRequiresGradient(true);
          try (GradientCollector collector = Gradients.collect()) {
            NDArray logits = new EvalModeForward(store).logits(network, input);
            NDArray sum = logits.get(":, " + classIndex).sum();
            sum.attach(scope);
            collector.backward(sum);
          }
          return input.getGradient().toFloatArray();
        });
  }

  private static FeatureMaps maps(int number, String layer, NDArray array) {
    long[] shape = array.getShape().getShape();
    boolean places = shape.length == 4;
    return new FeatureMaps(
        number + " " + layer,
        (int) shape[1],
        places ? (int) shape[2] : 1,
        places ? (int) shape[3] : 1,
        array.toFloatArray());
  }
}
