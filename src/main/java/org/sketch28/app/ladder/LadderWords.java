package org.sketch28.app.ladder;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sketch28.app.base.Messages;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.train.ladder.LadderFigures;

/** Figures of the ladder in words. */
final class LadderWords {

  private static final String NONE = "–";

  private LadderWords() {}

  /** The right answers of a training with the mean error; of figures that have an honest error. */
  static BinomialCount count(LadderFigures figures) {
    return count(figures, figures.error().orElseThrow());
  }

  /** The right answers of a training with an error. */
  static BinomialCount count(LadderFigures figures, double error) {
    return BinomialCount.ofError(error, figures.images());
  }

  static String error(Optional<LadderFigures> figures) {
    if (figures.isEmpty() || figures.get().error().isEmpty()) {
      return NONE;
    }
    BinomialCount count = count(figures.get());
    return Messages.text(
        "ladder.error",
        100 * figures.get().error().getAsDouble(),
        100 * (1 - count.high()),
        100 * (1 - count.low()));
  }

  /** The error without images whose labels are disputed. */
  static String undisputed(LadderRow row) {
    return marked(row, LadderWords::undisputed);
  }

  private static String undisputed(Optional<LadderFigures> figures) {
    OptionalDouble error =
        figures.map(LadderFigures::undisputedError).orElseGet(OptionalDouble::empty);
    return error.isEmpty() ? NONE : percent(error.getAsDouble());
  }

  /** The error of trainings whose epoch was chosen by the test images: ours, and the user's. */
  static String asPublished(LadderRow row) {
    Optional<String> shipped = row.shipped().flatMap(LadderWords::asPublished);
    Optional<String> own =
        row.own()
            .flatMap(LadderWords::asPublished)
            .map(error -> Messages.text("ladder.yours", error));
    String both = Stream.of(shipped, own).flatMap(Optional::stream).collect(joining(" · "));
    return both.isEmpty() ? NONE : both;
  }

  private static Optional<String> asPublished(LadderFigures figures) {
    OptionalDouble error = figures.publishedProtocolError();
    return error.isEmpty() ? Optional.empty() : Optional.of(percent(error.getAsDouble()));
  }

  static String percent(double share) {
    return Messages.text("ladder.percent", 100 * share);
  }

  static String time(LadderRow row) {
    return marked(row, LadderWords::time);
  }

  private static String time(Optional<LadderFigures> figures) {
    return figures
        .map(LadderFigures::seconds)
        .map(
            seconds ->
                seconds < 120
                    ? Messages.text("train.seconds", seconds)
                    : Messages.text("train.minutes", seconds / 60))
        .orElse(NONE);
  }

  static String prediction(Optional<LadderFigures> figures) {
    OptionalDouble millis =
        figures.map(LadderFigures::predictionMillis).orElseGet(OptionalDouble::empty);
    return millis.isEmpty() ? NONE : Messages.text("ladder.millis", millis.getAsDouble());
  }

  static String parameters(LadderRow row) {
    return marked(row, LadderWords::parameters);
  }

  private static String parameters(Optional<LadderFigures> figures) {
    return figures.map(each -> Messages.text("ladder.number", each.parameters())).orElse(NONE);
  }

  static String size(LadderRow row) {
    return marked(row, LadderWords::size);
  }

  /** A figure of this program's training, or else of the user's, which is said. */
  private static String marked(LadderRow row, Function<Optional<LadderFigures>, String> words) {
    String text = words.apply(row.shipped());
    String own = words.apply(row.own());
    return text.equals(NONE) && !own.equals(NONE) ? Messages.text("ladder.yours", own) : text;
  }

  private static String size(Optional<LadderFigures> figures) {
    return figures
        .map(LadderFigures::bytes)
        .filter(bytes -> bytes > 0)
        .map(bytes -> Messages.text("ladder.megabytes", bytes / 1e6))
        .orElse(NONE);
  }

  /** All that there is to say of a system, in a few lines. */
  static String tip(LadderRow row) {
    return Messages.text(
        "ladder.tip",
        row.system().title(),
        Integer.toString(row.system().year()),
        percent(row.system().publishedError()),
        error(row.shipped()),
        error(row.own()),
        asPublished(row));
  }
}
