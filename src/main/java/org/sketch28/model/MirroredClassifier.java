package org.sketch28.model;

import java.util.ArrayList;
import java.util.List;
import org.sketch28.image.GrayImage;

/**
 * Looks at each image and at its mirror image, and says the mean of both. For pictures of things,
 * which are as likely to face one way as the other; not for writing.
 *
 * @param classifier says what is averaged; closed with this
 */
record MirroredClassifier(Classifier classifier) implements Classifier {

  @Override
  public List<String> classNames() {
    return classifier.classNames();
  }

  @Override
  public List<Prediction> predict(List<GrayImage> images) {
    List<GrayImage> both = new ArrayList<>(images);
    images.forEach(image -> both.add(mirrored(image)));
    List<Prediction> predictions = classifier.predict(both);
    List<Prediction> means = new ArrayList<>(images.size());
    for (int i = 0; i < images.size(); i++) {
      means.add(mean(predictions.get(i), predictions.get(images.size() + i)));
    }
    return means;
  }

  private static GrayImage mirrored(GrayImage image) {
    return GrayImage.of(
        image.width(), image.height(), (x, y) -> image.get(image.width() - 1 - x, y));
  }

  private static Prediction mean(Prediction a, Prediction b) {
    float[] probabilities = new float[a.probabilities().length];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = (a.probabilities()[i] + b.probabilities()[i]) / 2;
    }
    return new Prediction(probabilities, (a.knownScore() + b.knownScore()) / 2);
  }

  @Override
  public void close() {
    classifier.close();
  }
}
