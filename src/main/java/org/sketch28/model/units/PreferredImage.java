package org.sketch28.model.units;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.engine.Gradients;
import org.sketch28.model.network.EvalModeForward;

/**
 * The image that a unit would put out most for, found step by step: from grey, the image climbs
 * along the gradient of the unit's sum before ReLU (Erhan et al. 2009). Ink that does nothing
 * fades.
 */
public final class PreferredImage {

  /** So many steps are usually enough. */
  public static final int STEPS = 48;

  private static final float GREY = 0.2f;
  private static final float STEP = 0.08f;
  private static final float FADING = 0.01f;

  private final StagedNetwork network;
  private final Unit unit;
  private final float[] image = new float[ImageDataset.PIXELS];
  private int steps;

  /**
   * @param unit of a stage after the input
   */
  public PreferredImage(StagedNetwork network, Unit unit) {
    this.network = network;
    this.unit = unit;
    Arrays.fill(image, GREY);
  }

  /** Climbs. */
  public void climb(int count) {
    for (int i = 0; i < count; i++) {
      float[] gradient = gradient();
      float largest = 1e-12f;
      for (float value : gradient) {
        largest = Math.max(largest, Math.abs(value));
      }
      for (int p = 0; p < image.length; p++) {
        float next = image[p] - FADING + STEP * gradient[p] / largest;
        image[p] = Math.max(0, Math.min(1, next));
      }
      steps++;
    }
  }

  private float[] gradient() {
    Stage stage = network.stages().get(unit.stage());
    int index = stage.index(unit.channel(), unit.y(), unit.x());
    return network
        .classifier()
        .with(
            (scope, layers, store) -> {
              NDArray input = StagedNetwork.images(scope, image, 1);
              input.setRequiresGradient(true);
              AtomicReference<NDArray> summed = new AtomicReference<>();
              try (GradientCollector collector = Gradients.collect()) {
                EvalModeForward.recorded(
                        store,
                        (layer, name, output, inner) -> {
                          if (layer == stage.summed()) {
                            summed.set(output);
                          }
                        })
                    .logits(layers, input);
                NDArray target = value(summed.get(), index);
                target.attach(scope);
                collector.backward(target);
              }
              return input.getGradient().toFloatArray();
            });
  }

  private static NDArray value(NDArray output, int index) {
    NDArray channelsFirst = output.getShape().dimension() == 3 ? output.transpose(0, 2, 1) : output;
    NDArray row = channelsFirst.reshape(new Shape(1, -1));
    return row.get(":, " + index + ":" + (index + 1)).sum();
  }

  /** The image so far: 784 values in 0…1. */
  public float[] image() {
    return image.clone();
  }

  /** The steps so far. */
  public int steps() {
    return steps;
  }

  /** What the unit puts out for the image so far. */
  public double activation() {
    return network.value(network.activations(image), unit);
  }
}
