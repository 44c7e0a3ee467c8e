package org.sketch28.model.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.sketch28.image.GrayImage;
import org.sketch28.image.ShapeMorph;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.StrokeMorph;
import org.sketch28.image.preprocess.Preprocessed;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.Recognizer;

/**
 * The way from one drawing to another, and what a model predicts on it.
 *
 * @param lines whether lines move; otherwise images are mixed
 * @param frames from the first drawing to the second
 */
public record Morph(boolean lines, List<Frame> frames) {

  /** The number of steps from one drawing to the other. */
  public static final int STEPS = 63;

  /**
   * A drawing on the way.
   *
   * @param image what the model sees of it, 28 × 28
   */
  public record Frame(Drawing drawing, GrayImage image, Prediction prediction) {}

  public Morph {
    frames = List.copyOf(frames);
  }

  /**
   * The way between two drawings: their lines move if both have nothing but lines; otherwise the
   * images that the model sees are mixed.
   *
   * @return none if either is blank
   */
  public static Optional<Morph> of(Recognizer recognizer, Drawing from, Drawing to) {
    Preprocessed first = recognizer.preprocess(from);
    Preprocessed second = recognizer.preprocess(to);
    if (first.isBlank() || second.isBlank()) {
      return Optional.empty();
    }
    Optional<StrokeMorph> moved = StrokeMorph.of(from, to);
    ShapeMorph mixed = new ShapeMorph(first.result(), second.result());
    DoubleFunction<Drawing> way =
        moved.isPresent() ? moved.get()::at : share -> Drawing.of(mixed.at(share));
    List<Drawing> drawings = new ArrayList<>();
    for (int s = 0; s <= STEPS; s++) {
      // What the user has drawn stays as it is, point by point.
      boolean end = moved.isPresent() && (s == 0 || s == STEPS);
      drawings.add(end ? (s == 0 ? from : to) : way.apply((double) s / STEPS));
    }
    List<GrayImage> images =
        drawings.stream()
            .parallel()
            .map(drawing -> recognizer.preprocess(drawing).result())
            .toList();
    List<Prediction> predictions = recognizer.classifier().predict(images);
    return Optional.of(
        new Morph(
            moved.isPresent(),
            IntStream.range(0, drawings.size())
                .mapToObj(s -> new Frame(drawings.get(s), images.get(s), predictions.get(s)))
                .toList()));
  }

  /** The first frame of which the model predicts another class than of the first; none if none. */
  public OptionalInt crossing() {
    int first = frames.get(0).prediction().best();
    return IntStream.range(1, frames.size())
        .filter(s -> frames.get(s).prediction().best() != first)
        .findFirst();
  }
}
