package org.sketch28.train.classical;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the support vectors of all pairs, each once, so that a training that could not be saved
 * ends when this is known, not after hours. For several threads.
 */
final class VectorLimit {

  private final int most;
  private final Set<ShiftedImage> vectors = ConcurrentHashMap.newKeySet();

  /** There are more than a model can have. */
  static final class Exceeded extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * @param most as many as a model can have
   */
  VectorLimit(int most) {
    this.most = most;
  }

  /**
   * Counts those of a pair.
   *
   * @return the pair
   * @throws Exceeded if there are too many now
   */
  PairMachine count(PairMachine pair) {
    vectors.addAll(pair.vectors());
    if (vectors.size() > most) {
      throw new Exceeded();
    }
    return pair;
  }
}
