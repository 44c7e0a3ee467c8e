package org.sketch28.evaluate;

import java.util.stream.IntStream;
import org.sketch28.base.UserFacingException;

/**
 * Two models on the same images.
 *
 * @param fixed indices that A names wrong and B right
 * @param broken indices that A names right and B wrong
 * @param bothWrong indices that neither names right
 * @param bothRight how many both name right
 */
public record Comparison(int[] fixed, int[] broken, int[] bothWrong, int bothRight) {

  /** Compares predictions on the images that count. */
  public static Comparison of(Evaluation a, Evaluation b) throws UserFacingException {
    if (!a.data().sameContent(b.data())) {
      throw new UserFacingException(
          "%s and %s were not evaluated on the same images."
              .formatted(a.subject().model(), b.subject().model()));
    }
    return new Comparison(
        indices(a, i -> a.wrong(i) && !b.wrong(i)),
        indices(a, i -> !a.wrong(i) && b.wrong(i)),
        indices(a, i -> a.wrong(i) && b.wrong(i)),
        indices(a, i -> !a.wrong(i) && !b.wrong(i)).length);
  }

  private static int[] indices(Evaluation on, java.util.function.IntPredicate wanted) {
    return IntStream.range(0, on.size()).filter(on::counts).filter(wanted).toArray();
  }

  /**
   * McNemar's exact test (McNemar 1947): the probability that two equally good models differ as
   * much as these or more, two-sided.
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

  @Override
  public boolean equals(Object other) {
    return other instanceof Comparison that
        && java.util.Arrays.equals(fixed, that.fixed)
        && java.util.Arrays.equals(broken, that.broken)
        && java.util.Arrays.equals(bothWrong, that.bothWrong)
        && bothRight == that.bothRight;
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(fixed) + java.util.Arrays.hashCode(broken);
  }

  @Override
  public String toString() {
    return "Comparison[fixed %d, broken %d, both wrong %d, both right %d]"
        .formatted(fixed.length, broken.length, bothWrong.length, bothRight);
  }
}
