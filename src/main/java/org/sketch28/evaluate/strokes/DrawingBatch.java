package org.sketch28.evaluate.strokes;

import java.util.ArrayList;
import java.util.List;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.preprocess.Preprocessed;
import org.sketch28.image.preprocess.Preprocessor;
import org.sketch28.model.Classifier;
import org.sketch28.model.Prediction;

/**
 * The predictions for many drawings. Those for blank drawings, whose images are empty, never count
 * as correct or accepted.
 */
final class DrawingBatch {

  private final boolean[] blank;
  private final List<Prediction> predictions;

  /** One prediction for each drawing, blank or not. */
  private DrawingBatch(boolean[] blank, List<Prediction> predictions) {
    this.blank = blank;
    this.predictions = predictions;
  }

  /** Classifies images that are preprocessed already. */
  static DrawingBatch of(Classifier classifier, List<GrayImage> images) {
    return new DrawingBatch(new boolean[images.size()], classifier.predict(images));
  }

  /** Preprocesses drawings on all cores and classifies them. */
  static DrawingBatch of(Classifier classifier, Preprocessor preprocessor, List<Drawing> drawings) {
    List<Preprocessed> inputs = drawings.parallelStream().map(preprocessor::apply).toList();
    boolean[] blank = new boolean[inputs.size()];
    List<GrayImage> images = new ArrayList<>();
    for (int i = 0; i < blank.length; i++) {
      blank[i] = inputs.get(i).isBlank();
      images.add(inputs.get(i).result());
    }
    return new DrawingBatch(blank, classifier.predict(images));
  }

  /** The predictions, one for each drawing. */
  List<Prediction> predictions() {
    return predictions;
  }

  /** Whether a drawing is blank. */
  boolean isBlank(int index) {
    return blank[index];
  }

  /** How many predictions equal the labels, one for each drawing. */
  BinomialCount correct(int[] labels) {
    BinomialCount count = new BinomialCount(0, 0);
    for (int i = 0; i < labels.length; i++) {
      count = count.plus(!blank[i] && predictions.get(i).best() == labels[i]);
    }
    return count;
  }

  /** How many drawings the classifier accepts as similar to its training data. */
  BinomialCount accepted() {
    BinomialCount count = new BinomialCount(0, 0);
    for (int i = 0; i < blank.length; i++) {
      count = count.plus(!blank[i] && predictions.get(i).known());
    }
    return count;
  }

  /** The scores of known drawings; negative infinity for a blank one. */
  double[] scores() {
    double[] scores = new double[blank.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = blank[i] ? Double.NEGATIVE_INFINITY : predictions.get(i).knownScore();
    }
    return scores;
  }
}
