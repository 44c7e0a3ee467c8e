package org.sketch28.app.train.epochs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.evaluate.ConfusionMatrix;
import org.sketch28.evaluate.Embedding;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Argmax;
import org.sketch28.model.Calibration;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.store.ModelContent;
import org.sketch28.train.Protocol;
import org.sketch28.train.run.EpochWeights;
import org.sketch28.train.run.LoadedRun;

/**
 * What a network was after each saved epoch of its run.
 *
 * @param images that are looked at: those that the best epoch was chosen by, or training images if
 *     there are none
 * @param part which images they are
 * @param pinned the drawing as the network sees it, if there is one
 * @param frames in the order of the epochs
 */
record EpochReplay(
    ImageDataset images, Part part, Optional<GrayImage> pinned, List<EpochFrame> frames) {

  /** Which images are looked at. */
  enum Part {
    /** The run left out no others. */
    TRAINING,
    VALIDATION,
    /** They chose the best epoch, by the published protocol. */
    TEST
  }

  /** Enough to see how a map grows. */
  private static final int IMAGES = 1000;

  EpochReplay {
    frames = List.copyOf(frames);
  }

  /**
   * Looks at all saved epochs.
   *
   * @param drawing that is pinned; empty for none
   * @param progress in epochs; may end the work by throwing
   * @return none if no epochs were saved
   * @throws UserFacingException if they cannot be read
   */
  static Optional<EpochReplay> of(
      LoadedRun run, EpochWeights weights, Drawing drawing, Progress progress)
      throws UserFacingException {
    List<Integer> epochs = weights.list();
    if (epochs.isEmpty()) {
      return Optional.empty();
    }
    ImageDataset validation = run.data().split().validation();
    ImageDataset images = first(validation.size() > 0 ? validation : run.data().split().training());
    Optional<GrayImage> pinned =
        Optional.of(run.data().domain().preprocessor().apply(drawing))
            .filter(seen -> !seen.isBlank())
            .map(seen -> seen.result());
    // The last one first: its map is the one in which the others are placed.
    List<EpochFrame> frames = new ArrayList<>();
    Optional<Embedding.Plane> plane = Optional.empty();
    for (int i = epochs.size() - 1; i >= 0; i--) {
      progress.at(epochs.size() - 1L - i, epochs.size());
      try (ScoredClassifier classifier = classifier(run, weights.read(epochs.get(i)))) {
        DatasetOutputs outputs = classifier.inferAll(images, Progress.NONE);
        if (plane.isEmpty()) {
          plane = Optional.of(Embedding.plane(outputs));
        }
        Optional<float[]> seen = pinned.map(image -> classifier.predict(image).probabilities());
        frames.add(frame(epochs.get(i), images, outputs, plane.get(), seen));
      }
    }
    Collections.reverse(frames);
    Part part =
        validation.size() == 0
            ? Part.TRAINING
            : run.info().config().protocol() == Protocol.PUBLISHED ? Part.TEST : Part.VALIDATION;
    return Optional.of(new EpochReplay(images, part, pinned, frames));
  }

  private static ImageDataset first(ImageDataset images) {
    int count = Math.min(IMAGES, images.size());
    // Spread over all of them, because a dataset may be sorted.
    int[] indices =
        IntStream.range(0, count).map(i -> (int) ((long) i * images.size() / count)).toArray();
    return images.select(images.name(), indices);
  }

  private static ScoredClassifier classifier(LoadedRun run, Map<String, HostTensor> weights) {
    return ModelContent.network(
            run.info().config().architecture(), run.info().config().preparation(), weights)
        .classifier(run.data().split().training().classNames(), Calibration.none());
  }

  private static EpochFrame frame(
      int epoch,
      ImageDataset images,
      DatasetOutputs outputs,
      Embedding.Plane plane,
      Optional<float[]> probabilities) {
    int[][] counts = new int[images.classNames().size()][images.classNames().size()];
    int right = 0;
    for (int i = 0; i < images.size(); i++) {
      int predicted = Argmax.of(outputs.logits(i));
      counts[images.label(i)][predicted]++;
      right += predicted == images.label(i) ? 1 : 0;
    }
    return new EpochFrame(
        epoch,
        (double) right / images.size(),
        new ConfusionMatrix(images.classNames(), counts),
        plane.places(outputs),
        probabilities);
  }
}
