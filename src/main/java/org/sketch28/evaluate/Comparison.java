package org.sketch28.evaluate;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.sketch28.base.UserFacingException;

/**
 * Two models, A and B, on the same images. Lists of images are their indices in ascending order; as
 * arrays they are not copied, and must not be changed.
 */
public final class Comparison {

  private final int[] fixed;
  private final int[] broken;
  private final int[] bothWrong;
  private final int bothRight;

  Comparison(int[] fixed, int[] broken, int[] bothWrong, int bothRight) {
    this.fixed = fixed;
    this.broken = broken;
    this.bothWrong = bothWrong;
    this.bothRight = bothRight;
  }

  /**
   * Compares predictions on the images that count.
   *
   * @throws UserFacingException if the two were not evaluated on the same images
   */
  public static Comparison of(Evaluation a, Evaluation b) throws UserFacingException {
    if (!a.data().sameContent(b.data())) {
      throw new UserFacingException(
          "%s and %s were not evaluated on the same images. Evaluate both on the same dataset."
              .formatted(a.key().model(), b.key().model()));
    }
    return new Comparison(
        indices(a, i -> a.wrong(i) && !b.wrong(i)),
        indices(a, i -> !a.wrong(i) && b.wrong(i)),
        indices(a, i -> a.wrong(i) && b.wrong(i)),
        indices(a, i -> !a.wrong(i) && !b.wrong(i)).length);
  }

  private static int[] indices(Evaluation evaluation, IntPredicate wanted) {
    return IntStream.range(0, evaluation.size())
        .filter(evaluation::counts)
        .filter(wanted)
        .toArray();
  }

  /** The images that A classifies wrongly and B correctly. */
  public int[] fixed() {
    return fixed;
  }

  /** The images that A classifies correctly and B wrongly. */
  public int[] broken() {
    return broken;
  }

  /** The images that both classify wrongly. */
  public int[] bothWrong() {
    return bothWrong;
  }

  /** The number of images that both classify correctly. */
  public int bothRight() {
    return bothRight;
  }

  /**
   * McNemar's exact test (McNemar 1947): the two-sided probability, 0…1, that two equally good
   * models differ at least as much as these.
   */
  public double pValue() {
    int n = fixed.length + broken.length;
    int less = Math.min(fixed.length, broken.length);
    double sum = 0;
    double logBinomial = -n * Math.log(2);
    for (int k = 0; k <= less; k++) {
      sum += Math.exp(logBinomial);
      logBinomial += Math.log(n - k) - Math.log(k + 1.0);
    }
    return Math.min(1, 2 * sum);
  }
}
