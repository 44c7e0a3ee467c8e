package org.sketch28.model.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Classifier;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.ModelOutput;
import org.sketch28.model.PreparedClassifier;
import org.sketch28.model.engine.Gradients;
import org.sketch28.model.engine.NDArrayCopies;
import org.sketch28.model.network.EvalModeForward;
import org.sketch28.model.network.NetworkClassifier;

/**
 * Why a network predicts a class for an image. Images are 784 values in 0…1, classes are indices of
 * logits; an attribution has one value a pixel, positive where ink speaks for the class.
 */
public final class Explainer {

  /** Added to a logit, leaves nothing of its probability. */
  private static final float NEVER = -1e4f;

  private static final int SIDE = ImageDataset.SIDE;
  private static final int PIXELS = ImageDataset.PIXELS;

  private final NetworkClassifier classifier;
  private final ImagePreparation preparation;

  /**
   * @param classifier stays the caller's to close
   */
  public Explainer(NetworkClassifier classifier) {
    this(classifier, ImagePreparation.NONE);
  }

  /**
   * @param preparation what is done with images before the network sees them
   */
  private Explainer(NetworkClassifier classifier, ImagePreparation preparation) {
    this.classifier = classifier;
    this.preparation = preparation;
  }

  /**
   * The explainer of a network, also of one that sees prepared images.
   *
   * @param classifier stays the caller's to close
   * @return none for models of other kinds
   */
  public static Optional<Explainer> of(Classifier classifier) {
    if (classifier instanceof NetworkClassifier network) {
      return Optional.of(new Explainer(network));
    }
    return classifier instanceof PreparedClassifier prepared
            && prepared.classifier() instanceof NetworkClassifier network
        ? Optional.of(new Explainer(network, prepared.preparation()))
        : Optional.empty();
  }

  /** The derivative of a class's logit by every pixel (Simonyan et al. 2013). */
  public float[] gradient(float[] image, int classIndex) {
    return preparation.gradient(image, gradients(preparation.apply(image), 1, classIndex));
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
    float[] prepared = preparation.apply(image);
    float[] way = new float[steps * PIXELS];
    for (int s = 0; s < steps; s++) {
      float share = (s + 0.5f) / steps;
      for (int i = 0; i < PIXELS; i++) {
        way[s * PIXELS + i] = share * prepared[i];
      }
    }
    float[] gradients = gradients(way, steps, classIndex);
    float[] mean = new float[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      double sum = 0;
      for (int s = 0; s < steps; s++) {
        sum += gradients[s * PIXELS + i];
      }
      mean[i] = (float) (sum / steps);
    }
    float[] attribution = preparation.gradient(image, mean);
    double sum = 0;
    for (int i = 0; i < PIXELS; i++) {
      attribution[i] *= image[i];
      sum += attribution[i];
    }
    float[] ends = Arrays.copyOf(prepared, 2 * PIXELS);
    List<ModelOutput> outputs = classifier.infer(ends, 2);
    double difference =
        (double) outputs.get(0).logits()[classIndex] - outputs.get(1).logits()[classIndex];
    return new Integrated(attribution, difference - sum);
  }

  /** The output of every layer for an image, from the first layer to the logits. */
  public List<FeatureMaps> layers(float[] image) {
    float[] prepared = preparation.apply(image);
    return classifier.with(
        (scope, network, store) -> {
          List<FeatureMaps> maps = new ArrayList<>();
          NDArray input = NDArrayCopies.create(scope, prepared, new Shape(1, 1, SIDE, SIDE));
          new EvalModeForward(
                  store,
                  (layer, name, output, inner) -> {
                    if (!inner) {
                      maps.add(maps(maps.size() + 1, name, output));
                    }
                  })
              .logits(network, input);
          return maps;
        });
  }

  /**
   * The derivative by every pixel of the logarithm of the odds that an image is of another class.
   * It has the direction of the derivative of the cross-entropy, but does not vanish where the
   * model is so sure that the probability of the class is 1 in single precision.
   *
   * @param images count × 784 values in 0…1
   * @param label the class that the images are of
   * @return count × 784 values
   */
  public float[] lossGradients(float[] images, int count, int label) {
    int classes = classifier.classNames().size();
    float[] mask = new float[classes];
    mask[label] = NEVER;
    int other = (label + 1) % classes;
    List<float[]> each = new ArrayList<>();
    float[] prepared = new float[count * PIXELS];
    for (int i = 0; i < count; i++) {
      each.add(Arrays.copyOfRange(images, i * PIXELS, (i + 1) * PIXELS));
      System.arraycopy(preparation.apply(each.get(i)), 0, prepared, i * PIXELS, PIXELS);
    }
    float[] gradients =
        gradients(
            prepared,
            count,
            logits -> {
              // The logit of a class less its logarithm of probability is the same for each class.
              NDArray others =
                  logits.add(
                      NDArrayCopies.create(logits.getManager(), mask, new Shape(1, classes)));
              NDArray sums = logits.get(":, " + other).sub(others.logSoftmax(1).get(":, " + other));
              return sums.sub(logits.get(":, " + label)).sum();
            });
    for (int i = 0; i < count; i++) {
      float[] own = Arrays.copyOfRange(gradients, i * PIXELS, (i + 1) * PIXELS);
      System.arraycopy(preparation.gradient(each.get(i), own), 0, gradients, i * PIXELS, PIXELS);
    }
    return gradients;
  }

  private float[] gradients(float[] images, int count, int classIndex) {
    return gradients(images, count, logits -> logits.get(":, " + classIndex).sum());
  }

  /** The derivative of what is made of the logits. */
  private float[] gradients(float[] images, int count, UnaryOperator<NDArray> target) {
    return classifier.with(
        (scope, network, store) -> {
          NDArray input = NDArrayCopies.create(scope, images, new Shape(count, 1, SIDE, SIDE));
          input.setRequiresGradient(true);
          try (GradientCollector collector = Gradients.collect()) {
            NDArray logits = EvalModeForward.recorded(store).logits(network, input);
            NDArray sum = target.apply(logits);
            sum.attach(scope);
            collector.backward(sum);
          }
          return input.getGradient().toFloatArray();
        });
  }

  private static FeatureMaps maps(int number, String layer, NDArray array) {
    long[] shape = array.getShape().getShape();
    // Of a sequence, all rows are one picture.
    boolean sequence = shape.length == 3;
    return new FeatureMaps(
        number + " " + layer,
        sequence ? 1 : (int) shape[1],
        shape.length == 4 ? (int) shape[2] : sequence ? (int) shape[1] : 1,
        shape.length == 4 ? (int) shape[3] : sequence ? (int) shape[2] : 1,
        array.toFloatArray());
  }
}
