package org.sketch28.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A person against a model on the same images: half of them are a random sample, half are chosen
 * from the hardest for the model, in random order. Not safe for use by several threads.
 */
public final class Duel {

  /** Stands for the class when no answer was given. */
  public static final int NONE = -1;

  /** Hard images are drawn from this share of all, or from twice as many as needed. */
  private static final double HARD_SHARE = 0.01;

  private final Evaluation evaluation;
  private final int[] images;
  private final boolean[] hard;
  private final int[] answers;
  private int answered;

  private Duel(Evaluation evaluation, int[] images, boolean[] hard) {
    this.evaluation = evaluation;
    this.images = images;
    this.hard = hard;
    this.answers = new int[images.length];
  }

  /**
   * Chooses images.
   *
   * @param count how many; fewer if there are not as many
   */
  public static Duel of(Evaluation evaluation, int count, long seed) {
    Random random = new Random(seed);
    List<Integer> byMargin =
        new ArrayList<>(
            IntStream.range(0, evaluation.size())
                .filter(evaluation::counts)
                .boxed()
                .sorted(Comparator.comparingDouble(evaluation::margin))
                .toList());
    int all = Math.min(count, byMargin.size());
    int fair = all - all / 2;
    List<Integer> order = new ArrayList<>(byMargin);
    Collections.shuffle(order, random);
    List<Integer> chosen = new ArrayList<>(order.subList(0, fair));
    byMargin.removeAll(new HashSet<>(chosen));
    int pool = Math.max((int) (HARD_SHARE * evaluation.size()), 2 * (all - fair));
    List<Integer> hardest = new ArrayList<>(byMargin.subList(0, Math.min(pool, byMargin.size())));
    Collections.shuffle(hardest, random);
    chosen.addAll(hardest.subList(0, all - fair));
    List<Integer> places = new ArrayList<>(IntStream.range(0, all).boxed().toList());
    Collections.shuffle(places, random);
    int[] images = new int[all];
    boolean[] hard = new boolean[all];
    for (int i = 0; i < all; i++) {
      images[i] = chosen.get(places.get(i));
      hard[i] = places.get(i) >= fair;
    }
    return new Duel(evaluation, images, hard);
  }

  /** The number of images. */
  public int size() {
    return images.length;
  }

  /** The number of images that have been answered. */
  public int answered() {
    return answered;
  }

  /** Whether all images have been answered. */
  public boolean isOver() {
    return answered == images.length;
  }

  /** The index of the image to answer next. */
  public int image() {
    return images[answered];
  }

  /** Answers the image and moves to the next one; {@link #NONE} means that time ran out. */
  public void answer(int classIndex) {
    answers[answered++] = classIndex;
  }

  /** Takes back the last answer, if there is one. */
  public void back() {
    answered = Math.max(0, answered - 1);
  }

  /**
   * The score so far.
   *
   * @param you the person's correct answers
   * @param model the model's correct answers on the same images
   */
  public record Score(BinomialCount you, BinomialCount model) {}

  /** The score on all images that have been answered. */
  public Score score() {
    return score(i -> true);
  }

  /** The score on the random sample, which estimates the error rate on the whole dataset. */
  public Score fairScore() {
    return score(i -> !hard[i]);
  }

  /** The score on the hard images. */
  public Score hardScore() {
    return score(i -> hard[i]);
  }

  private Score score(IntPredicate which) {
    BinomialCount you = new BinomialCount(0, 0);
    BinomialCount model = new BinomialCount(0, 0);
    for (int i = 0; i < answered; i++) {
      if (which.test(i)) {
        int label = evaluation.label(images[i]);
        you = you.plus(answers[i] == label);
        model = model.plus(evaluation.predicted(images[i]) == label);
      }
    }
    return new Score(you, model);
  }

  /**
   * An image that the person or the model got wrong.
   *
   * @param answer the person's answer; {@link #NONE} if time ran out
   */
  public record Difference(int index, int label, int answer, int predicted) {}

  /** The images that at least one of them got wrong, in the order of the duel. */
  public List<Difference> differences() {
    List<Difference> found = new ArrayList<>();
    for (int i = 0; i < answered; i++) {
      int label = evaluation.label(images[i]);
      int predicted = evaluation.predicted(images[i]);
      if (answers[i] != label || predicted != label) {
        found.add(new Difference(images[i], label, answers[i], predicted));
      }
    }
    return found;
  }

  @Override
  public String toString() {
    return "Duel" + Arrays.toString(images);
  }
}
