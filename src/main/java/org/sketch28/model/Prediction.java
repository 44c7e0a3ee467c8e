package org.sketch28.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The prediction of a classifier for one image.
 *
 * @param probabilities one for each class, calibrated, summing to 1
 * @param knownScore higher for images that look more like the training data; 98 % of validation
 *     images are above 0
 * @param votes the class that each model of an ensemble predicts; empty for a single model
 */
public record Prediction(float[] probabilities, double knownScore, List<Integer> votes) {

  public Prediction {
    votes = List.copyOf(votes);
  }

  /** The prediction of a single model. */
  public Prediction(float[] probabilities, double knownScore) {
    this(probabilities, knownScore, List.of());
  }

  /** The same prediction by an ensemble. */
  Prediction withVotes(List<Integer> members) {
    return new Prediction(probabilities, knownScore, members);
  }

  /** The most probable class. */
  public int best() {
    return Argmax.of(probabilities);
  }

  /** The probability of the most probable class, 0…1. */
  public float confidence() {
    return probabilities[best()];
  }

  /** Whether the input looks like the training data at all. */
  public boolean known() {
    return knownScore >= 0;
  }

  /** All classes, the most probable first. */
  public List<Integer> ranking() {
    return IntStream.range(0, probabilities.length)
        .boxed()
        .sorted((a, b) -> Float.compare(probabilities[b], probabilities[a]))
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Prediction that
        && knownScore == that.knownScore
        && votes.equals(that.votes)
        && Arrays.equals(probabilities, that.probabilities);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(probabilities);
  }

  @Override
  public String toString() {
    return "Prediction[%d: %.3f, known %.2f]".formatted(best(), confidence(), knownScore);
  }
}
