package org.sketch28.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A person against a model on the same images: half of them a fair sample of all, half of them from
 * the hardest for the model, mixed. Not safe from several threads.
 */
public final class Duel {

  /** No answer was given. */
  public static final int NONE = -1;

  /** Hard images are drawn from as many of the hardest as this share of all, or twice the need. */
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
   * @param count how many, at most as many as there are
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
    byMargin.removeAll(new java.util.HashSet<>(chosen));
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

  /** How many images there are. */
  public int size() {
    return images.length;
  }

  /** How many were answered. */
  public int answered() {
    return answered;
  }

  public boolean isOver() {
    return answered == images.length;
  }

  /** The index of the image that is to be answered next. */
  public int image() {
    return images[answered];
  }

  /** Answers and goes on to the next image; {@link #NONE} if time ran out. */
  public void answer(int classIndex) {
    answers[answered++] = classIndex;
  }

  /** Takes the last answer back. */
  public void back() {
    answered = Math.max(0, answered - 1);
  }

  /**
   * What came of it so far.
   *
   * @param you right answers of the person
   * @param model right answers of the model on the same images
   */
  public record Score(BinomialCount you, BinomialCount model) {}

  /** Of all images that were answered. */
  public Score score() {
    return score(i -> true);
  }

  /** Of the fair sample, which tells what error rate to expect on the whole dataset. */
  public Score fairScore() {
    return score(i -> !hard[i]);
  }

  /** Of those from the hardest. */
  public Score hardScore() {
    return score(i -> hard[i]);
  }

  private Score score(java.util.function.IntPredicate which) {
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
   * An image on which they differed, or both were wrong.
   *
   * @param answer the person's, {@link #NONE} if time ran out
   */
  public record Difference(int index, int label, int answer, int predicted) {}

  /** Where one of them was wrong, in the order of the images. */
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
