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
 * Many drawings and what a classifier says of them.
 *
 * @param blank whether a drawing was blank, so that its prediction is of an empty image
 * @param predictions one a drawing
 */
record DrawingBatch(boolean[] blank, List<Prediction> predictions) {

  /** Preprocesses on all cores, classifies in batches. */
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

  /** How many are right. */
  BinomialCount tally(int[] labels) {
    BinomialCount tally = new BinomialCount(0, 0);
    for (int i = 0; i < labels.length; i++) {
      tally = tally.plus(!blank[i] && predictions.get(i).best() == labels[i]);
    }
    return tally;
  }

  /** How many are taken as known. */
  BinomialCount known() {
    BinomialCount tally = new BinomialCount(0, 0);
    for (int i = 0; i < blank.length; i++) {
      tally = tally.plus(!blank[i] && predictions.get(i).known());
    }
    return tally;
  }

  /** The known scores; of a blank drawing, none is lower. */
  double[] scores() {
    double[] scores = new double[blank.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = blank[i] ? Double.NEGATIVE_INFINITY : predictions.get(i).knownScore();
    }
    return scores;
  }
}
