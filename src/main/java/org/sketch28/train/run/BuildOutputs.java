package org.sketch28.train.run;

import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.classical.ClassicalClassifier;
import org.sketch28.model.classical.ClassicalKind;
import org.sketch28.model.store.ModelContent;
import org.sketch28.train.LabelledOutputs;

/** What a model that is being built says of images, with progress over all of them. */
final class BuildOutputs {

  private final ModelContent content;
  private final ImageDataset training;
  private final Progress progress;
  private final int all;
  private int done;

  /**
   * @param content of the model
   * @param training the images that it was trained on
   * @param others the number of all other images that it will be asked about
   */
  BuildOutputs(ModelContent content, ImageDataset training, int others, Progress progress) {
    this.content = content;
    this.training = training;
    this.progress = progress;
    boolean isClassical = ClassicalKind.named(content.architecture()).isPresent();
    all = content.members() * others + (isClassical ? 0 : training.size());
  }

  LabelledOutputs of(ScoredClassifier classifier, ImageDataset data) {
    return of(classifier, data, content.members());
  }

  /**
   * Of the training images only features are needed, which a classical model takes as they are, and
   * an ensemble from its first member.
   */
  LabelledOutputs ofTraining(ScoredClassifier classifier) {
    if (classifier instanceof ClassicalClassifier) {
      return LabelledOutputs.ofPixels(training);
    }
    return classifier instanceof EnsembleClassifier ensemble
        ? of(ensemble.members().get(0).classifier(), training, 1)
        : of(classifier, training, 1);
  }

  /**
   * @param models that each image goes through, which count like as many images
   */
  private LabelledOutputs of(ScoredClassifier classifier, ImageDataset data, int models) {
    int before = done;
    int part = models * data.size();
    done += part;
    return LabelledOutputs.of(
        classifier, data, (at, n) -> progress.at(before + at * part / Math.max(1, n), all));
  }
}
