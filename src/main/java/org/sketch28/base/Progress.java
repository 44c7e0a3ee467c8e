package org.sketch28.base;

/** Is notified of the progress of long work. */
@FunctionalInterface
public interface Progress {

  /** Ignores progress. */
  Progress NONE = (done, total) -> {};

  /**
   * Receives progress.
   *
   * @param done of {@code total}, in any unit
   * @param total 0 if it is not known
   * @throws java.util.concurrent.CancellationException to cancel the work, which then removes what
   *     is incomplete, or saves it to be resumed
   */
  void at(long done, long total);

  /** The same for work of unknown size, which is cancelled but not measured. */
  default Progress unmeasured() {
    return (done, total) -> at(0, 0);
  }
}
