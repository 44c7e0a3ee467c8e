package org.sketch28.app.errors.images;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.sketch28.evaluate.Duplicates;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.evaluate.LabelErrors;

/**
 * Which images are shown, and in which order.
 *
 * @param show which kind
 * @param sort in which order
 * @param label a class index, or {@link #ANY}
 * @param predicted a class index, or {@link #ANY}
 * @param least the lowest confidence, 0…1
 * @param most the highest confidence, 0…1
 * @param text each word of it must be the image's number, occur in its label or predicted class, or
 *     be "#" and the beginning of a tag
 */
@RecordBuilder
record ImageFilter(
    Show show, Sort sort, int label, int predicted, double least, double most, String text) {

  /** Stands for any class. */
  static final int ANY = -1;

  /** All errors, those with the largest loss first. */
  static final ImageFilter ERRORS =
      ImageFilterBuilder.builder()
          .show(Show.ERRORS)
          .sort(Sort.LOSS)
          .label(ANY)
          .predicted(ANY)
          .least(0)
          .most(1)
          .text("")
          .build();

  /** Exactly the images that were selected elsewhere, by number. */
  static final ImageFilter SELECTED =
      ImageFilterBuilder.builder(ERRORS).show(Show.CHOSEN).sort(Sort.INDEX).build();

  /** Kinds of images. */
  enum Show {
    ERRORS,
    ALL,
    /** Images whose labels are probably wrong. */
    SUSPECTS,
    /** Images that the user selected elsewhere: on the map, in a comparison. */
    CHOSEN
  }

  /** Orders. */
  enum Sort {
    LOSS,
    CONFIDENCE,
    UNSURE,
    MARGIN,
    INDEX,
    MISLABELLED,
    /** Images with the same or similar pixels side by side; they must have been compared. */
    DUPLICATES
  }

  /** The images of one cell of the confusion matrix, in the same order. */
  ImageFilter cell(int newLabel, int newPredicted) {
    Show all = newLabel == newPredicted ? Show.ALL : Show.ERRORS;
    return ImageFilterBuilder.builder(ERRORS)
        .show(all)
        .sort(sort)
        .label(newLabel)
        .predicted(newPredicted)
        .build();
  }

  /**
   * The indices of the images, in order.
   *
   * @param selected the images of {@link Show#CHOSEN}
   */
  int[] apply(Evaluation evaluation, int[] selected) {
    return apply(evaluation, selected, Optional.empty(), index -> Set.of());
  }

  /**
   * The indices of the images, in order.
   *
   * @param selected the images of {@link Show#CHOSEN}
   * @param duplicates for {@link Sort#DUPLICATES}; empty to sort by number instead
   * @param tags of an image, by its index
   */
  int[] apply(
      Evaluation evaluation,
      int[] selected,
      Optional<Duplicates> duplicates,
      IntFunction<Set<String>> tags) {
    String typed = text.strip().toLowerCase(Locale.ROOT).replaceAll("(?<=[0-9]),(?=[0-9])", "");
    List<String> words =
        List.of(typed.split("\\s+", -1)).stream().filter(word -> !word.isEmpty()).toList();
    BitSet among = new BitSet();
    IntStream.of(selected).forEach(among::set);
    return all(evaluation, duplicates)
        .filter(i -> show != Show.CHOSEN || among.get(i))
        .filter(i -> passes(evaluation, i))
        .filter(i -> words.isEmpty() || matches(words, evaluation, i, tags))
        .toArray();
  }

  private IntStream all(Evaluation evaluation, Optional<Duplicates> duplicates) {
    boolean[] suspect = show == Show.SUSPECTS ? LabelErrors.suspects(evaluation) : new boolean[0];
    return IntStream.of(ordered(evaluation, duplicates))
        .filter(
            i ->
                switch (show) {
                  case ERRORS -> evaluation.wrong(i);
                  case SUSPECTS -> suspect[i];
                  case ALL, CHOSEN -> true;
                });
  }

  private int[] ordered(Evaluation evaluation, Optional<Duplicates> duplicates) {
    return switch (sort) {
      case INDEX -> IntStream.range(0, evaluation.size()).toArray();
      case DUPLICATES ->
          duplicates
              .map(Duplicates::order)
              .orElseGet(() -> IntStream.range(0, evaluation.size()).toArray());
      case MISLABELLED -> LabelErrors.queue(evaluation);
      case LOSS -> by(evaluation, i -> -evaluation.loss(i));
      case CONFIDENCE -> by(evaluation, i -> -evaluation.confidence(i));
      case UNSURE -> by(evaluation, evaluation::confidence);
      case MARGIN -> by(evaluation, evaluation::margin);
    };
  }

  private int[] by(Evaluation evaluation, IntToDoubleFunction key) {
    // Sorting takes the most time, so that only the images that pass are sorted.
    int[] candidates =
        IntStream.range(0, evaluation.size())
            .filter(i -> show != Show.ERRORS || evaluation.wrong(i))
            .filter(i -> passes(evaluation, i))
            .toArray();
    double[] keys = IntStream.of(candidates).mapToDouble(key).toArray();
    return IntStream.range(0, candidates.length)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(k -> keys[k]).thenComparingInt(k -> k))
        .mapToInt(k -> candidates[k])
        .toArray();
  }

  private boolean passes(Evaluation evaluation, int index) {
    float confidence = evaluation.confidence(index);
    return (label == ANY || evaluation.label(index) == label)
        && (predicted == ANY || evaluation.predicted(index) == predicted)
        && confidence >= least
        && confidence <= most;
  }

  /**
   * A number must be the image's own or a class; other words may be part of the name of a class.
   */
  private static boolean matches(
      List<String> words, Evaluation evaluation, int index, IntFunction<Set<String>> tags) {
    List<String> names = evaluation.data().classNames();
    String label = evaluation.counts(index) ? names.get(evaluation.label(index)) : "";
    String own = label.toLowerCase(Locale.ROOT);
    String other = names.get(evaluation.predicted(index)).toLowerCase(Locale.ROOT);
    String number = Integer.toString(index);
    return words.stream()
        .allMatch(
            word ->
                word.startsWith("#")
                    ? tags.apply(index).stream().anyMatch(tag -> tag.startsWith(word.substring(1)))
                    : word.matches("[0-9]+")
                        ? word.equals(number) || word.equals(own) || word.equals(other)
                        : own.contains(word) || other.contains(word));
  }
}
