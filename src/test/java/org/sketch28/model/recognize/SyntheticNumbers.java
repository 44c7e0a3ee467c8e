package org.sketch28.model.recognize;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sketch28.data.ClassNames;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;
import org.sketch28.image.drawing.Skeleton;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.sketch28.model.Classifier;
import org.sketch28.model.Prediction;

/**
 * One drawing of each digit, numbers composed of them, and a classifier that knows just these
 * digits: no network is needed to test how drawings are read.
 */
final class SyntheticNumbers {

  /** The mean squared difference of grey levels in 0…1 below which an image is a known digit. */
  private static final double NEAR = 0.035;

  private final List<Drawing> digits;
  private final List<float[]> templates = new ArrayList<>();

  SyntheticNumbers(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    digits = IntStream.range(0, 10).mapToObj(i -> StrokeDigits.drawing(i, random)).toList();
    for (Drawing digit : digits) {
      templates.add(new MnistPreprocessor().apply(digit).result().toFloats());
    }
  }

  Drawing digit(int digit) {
    return digits.get(digit);
  }

  /** Digits side by side, a third of their size. */
  Drawing number(String text) {
    List<Stroke> strokes = new ArrayList<>();
    double x = 0;
    for (int i = 0; i < text.length(); i++) {
      Drawing drawing = digits.get(text.charAt(i) - '0');
      Rectangle2D box = Skeleton.bounds(drawing.strokes());
      double left = x;
      for (Stroke stroke : drawing.strokes()) {
        List<StrokePoint> moved =
            stroke.points().stream()
                .map(p -> new StrokePoint((left + p.x() - box.getMinX()) / 3 + 8, p.y() / 3 + 90))
                .toList();
        strokes.add(new Stroke(stroke.tool(), moved, 6, 255));
      }
      x += box.getWidth() + 40;
    }
    return Drawing.of(strokes);
  }

  /** A drawing as a picture file would show it. */
  static Drawing picture(Drawing drawing) {
    return Drawing.of(DrawingRasterizer.rasterize(drawing, 560));
  }

  /** A recognizer of the ten digits; its model is on no disk. */
  Recognizer recognizer() {
    return new Recognizer(null, new MnistPreprocessor(), classifier(ClassNames.DIGITS));
  }

  /** A classifier that is sure of the digits here and finds everything else unknown. */
  Classifier classifier(List<String> classNames) {
    return new Classifier() {
      @Override
      public List<String> classNames() {
        return classNames;
      }

      @Override
      public List<Prediction> predict(List<GrayImage> images) {
        return images.stream().map(image -> nearest(image.toFloats())).toList();
      }

      @Override
      public void close() {}
    };
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
    float[] probabilities = new float[templates.size()];
    java.util.Arrays.fill(probabilities, least < NEAR ? 0.001f : 0.05f);
    probabilities[best] = least < NEAR ? 0.991f : 0.55f;
    return new Prediction(probabilities, least < NEAR ? 1 : -3);
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum / a.length;
  }
}
