package org.sketch28.app.errors.images;

import java.util.List;
import java.util.Optional;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.evaluate.Evaluator;
import org.sketch28.evaluate.Neighbours;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the training images that a model finds most similar. Must be used on one thread. */
final class NeighbourFinder {

  private static final Logger LOG = LoggerFactory.getLogger(NeighbourFinder.class);
  private static final int COUNT = 8;

  private final Evaluator evaluator;
  private Optional<Training> training = Optional.empty();

  /** The evaluation on training images that belongs to an evaluation. */
  private record Training(Evaluation of, Evaluation evaluation) {}

  /** The nearest training images, the nearest first. */
  record Nearest(ImageDataset data, List<Neighbours.Neighbour> neighbours) {}

  NeighbourFinder(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Finds neighbours of the images of an evaluation among those of another, from now on. */
  void use(OpenEvaluation opened, Evaluation among) {
    training = Optional.of(new Training(opened.original(), among));
  }

  /** The neighbours of an image; none if the model was not evaluated on the training images. */
  Optional<Nearest> find(OpenEvaluation opened, int index) {
    Evaluation original = opened.original();
    int except = original.split() == Split.TRAIN ? index : -1;
    return training(opened)
        .map(
            among ->
                new Nearest(
                    among.data(),
                    new Neighbours(among.outputs())
                        .nearest(original.outputs().features(index), COUNT, except)));
  }

  private Optional<Evaluation> training(OpenEvaluation opened) {
    Evaluation original = opened.original();
    if (original.split() == Split.TRAIN) {
      return Optional.of(original);
    }
    if (training.filter(each -> each.of() == original).isEmpty()) {
      training = read(opened).map(evaluation -> new Training(original, evaluation));
    }
    return training.map(Training::evaluation);
  }

  private Optional<Evaluation> read(OpenEvaluation opened) {
    try {
      return evaluator.saved(opened.model(), opened.dataset().name(), Split.TRAIN);
    } catch (UserFacingException e) {
      LOG.warn("No neighbours: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
