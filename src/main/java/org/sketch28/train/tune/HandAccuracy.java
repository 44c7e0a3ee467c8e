package org.sketch28.train.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.image.GrayImage;
import org.sketch28.model.Classifier;
import org.sketch28.model.Prediction;
import org.sketch28.model.store.ModelStore;

/**
 * How well a model reads one writer and everybody else.
 *
 * @param own accuracy on the writer's drawings, 0…1; those that it learned from are among them
 * @param others accuracy on the first images of MNIST's or Fashion-MNIST's test part, 0…1; empty if
 *     that dataset is not on this machine
 */
public record HandAccuracy(double own, OptionalDouble others) {

  /** Images of the test part; more would keep the user waiting. */
  public static final int TEST_IMAGES = 2000;

  /**
   * Measures a model.
   *
   * @param drawings at least one
   * @throws UserFacingException if the model or the dataset cannot be read
   */
  public static HandAccuracy of(
      Catalog catalog, ModelStore.Entry model, List<PersonalFineTuning.Correction> drawings)
      throws UserFacingException {
    try (Classifier classifier = ModelStore.load(model)) {
      double own =
          accuracy(
              classifier,
              drawings.stream().map(PersonalFineTuning.Correction::image).toList(),
              drawings.stream().mapToInt(PersonalFineTuning.Correction::label).toArray());
      return new HandAccuracy(own, others(catalog, model, classifier));
    }
  }

  /** The dataset whose test images stand for everybody else. */
  public static String others(Domain domain) {
    return domain == Domain.DIGITS ? PublicDatasets.MNIST : PublicDatasets.FASHION_MNIST;
  }

  private static OptionalDouble others(
      Catalog catalog, ModelStore.Entry model, Classifier classifier) throws UserFacingException {
    Dataset dataset = catalog.find(others(model.manifest().domain()));
    if (!dataset.isAvailable(Split.TEST)) {
      return OptionalDouble.empty();
    }
    ImageDataset test = dataset.load(Split.TEST);
    List<GrayImage> images = new ArrayList<>();
    int[] labels = new int[Math.min(TEST_IMAGES, test.size())];
    for (int i = 0; i < labels.length; i++) {
      images.add(test.image(i));
      labels[i] = test.label(i);
    }
    return OptionalDouble.of(accuracy(classifier, images, labels));
  }

  private static double accuracy(Classifier classifier, List<GrayImage> images, int[] labels) {
    List<Prediction> predictions = classifier.predict(images);
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += predictions.get(i).best() == labels[i] ? 1 : 0;
    }
    return (double) right / labels.length;
  }
}
