package org.sketch28.model.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Argmax;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.classical.ClassicalClassifier;
import org.sketch28.model.classical.ClassicalModel;
import org.sketch28.model.classical.Lira;
import org.sketch28.model.classical.NearestNeighbours;
import org.sketch28.model.classical.SupportVectors;

/** What models that have no layers base a prediction on, in the form of layers. */
public final class Evidence {

  private static final int PICTURES = 8;

  private Evidence() {}

  /**
   * Nearest neighbours, support vectors, where LIRA's active neurons look, or the members' votes.
   *
   * @param image 784 values in 0…1
   * @param classIndex the class that is to be explained
   * @return empty for a network
   */
  public static List<FeatureMaps> of(ScoredClassifier classifier, float[] image, int classIndex) {
    String name = classifier.classNames().get(classIndex);
    if (classifier instanceof EnsembleClassifier ensemble) {
      return votes(ensemble, image);
    }
    return classifier instanceof ClassicalClassifier classical
        ? of(classical.model(), image, classIndex, name)
        : List.of();
  }

  private static List<FeatureMaps> of(
      ClassicalModel model, float[] image, int classIndex, String name) {
    if (model instanceof NearestNeighbours neighbours) {
      List<float[]> nearest =
          Arrays.stream(neighbours.neighbours(new float[][] {image})[0])
              .map(each -> neighbours.image(each.index()))
              .toList();
      return List.of(pictures("Nearest images", nearest));
    }
    if (model instanceof SupportVectors vectors) {
      List<float[]> strongest =
          Arrays.stream(vectors.strongest(image, classIndex, PICTURES))
              .mapToObj(vectors::vector)
              .toList();
      return List.of(pictures("Support vectors for " + name, strongest));
    }
    return model instanceof Lira lira
        ? List.of(pictures("Neurons for " + name, List.of(lira.evidence(image, classIndex))))
        : List.of();
  }

  private static FeatureMaps pictures(String title, List<float[]> images) {
    float[] values = new float[images.size() * ImageDataset.PIXELS];
    for (int i = 0; i < images.size(); i++) {
      System.arraycopy(images.get(i), 0, values, i * ImageDataset.PIXELS, ImageDataset.PIXELS);
    }
    return new FeatureMaps(title, images.size(), ImageDataset.SIDE, ImageDataset.SIDE, values);
  }

  /** The probabilities of each member. */
  private static List<FeatureMaps> votes(EnsembleClassifier ensemble, float[] image) {
    List<FeatureMaps> votes = new ArrayList<>();
    for (EnsembleClassifier.Member member : ensemble.members()) {
      float[] logits = member.classifier().infer(image, 1).get(0).logits();
      float[] probabilities = member.classifier().calibration().probabilities(logits);
      votes.add(
          new FeatureMaps(
              "%s: %s"
                  .formatted(member.title(), ensemble.classNames().get(Argmax.of(probabilities))),
              probabilities.length,
              1,
              1,
              probabilities));
    }
    return votes;
  }
}
