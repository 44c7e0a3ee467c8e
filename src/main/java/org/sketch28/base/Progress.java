package org.sketch28.base;

/** Told how far long work has come. */
@FunctionalInterface
public interface Progress {

  /** Nobody is told. */
  Progress NONE = (done, total) -> {};

  /**
   * @param done of {@code total}, in any unit
   * @param total 0 if it is not known
   * @throws java.util.concurrent.CancellationException to end the work; what is half done is put
   *     away or kept to go on from
   */
  void at(long done, long total);
}
