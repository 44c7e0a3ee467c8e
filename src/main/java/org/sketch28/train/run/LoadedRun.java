package org.sketch28.train.run;

/**
 * A saved run with the data that it learns from.
 *
 * @param info the run as it is saved
 * @param data its training and validation images
 */
public record LoadedRun(RunInfo info, TrainingData data) {

  /**
   * The same run after a session.
   *
   * @param newInfo what {@link TrainingSession#train} returned
   */
  public LoadedRun with(RunInfo newInfo) {
    return new LoadedRun(newInfo, data);
  }
}
