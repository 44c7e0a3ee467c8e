package org.sketch28.evaluate.strokes;

import java.util.Arrays;
import java.util.List;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.image.preprocess.Preprocessor;
import org.sketch28.model.Classifier;
import org.sketch28.model.Prediction;

/** Predicts the class of the nearest of some samples, and accepts an image that is close to it. */
final class TemplateClassifier implements Classifier {

  /** The mean squared difference, of grey levels in 0…1, up to which an image is accepted. */
  private static final double NEAR = 0.02;

  private final List<String> classNames;
  private final List<float[]> templates;
  private final int[] classes;

  /**
   * @param classNames ten of them
   */
  TemplateClassifier(
      Preprocessor preprocessor, List<PenDigits.Sample> samples, List<String> classNames) {
    this.classNames = classNames;
    this.templates =
        samples.stream().map(s -> preprocessor.apply(s.drawing()).result().toFloats()).toList();
    this.classes = samples.stream().mapToInt(PenDigits.Sample::digit).toArray();
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public List<Prediction> predict(List<GrayImage> images) {
    return images.stream().map(image -> nearest(image.toFloats())).toList();
  }

  private Prediction nearest(float[] image) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < templates.size(); i++) {
      double distance = distance(image, templates.get(i));
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    float[] probabilities = new float[classNames.size()];
    Arrays.fill(probabilities, 0.001f);
    probabilities[classes[best]] = 0.991f;
    return new Prediction(probabilities, NEAR - least);
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum / a.length;
  }

  @Override
  public void close() {}
}
