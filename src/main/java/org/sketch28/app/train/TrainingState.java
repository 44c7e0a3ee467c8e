package org.sketch28.app.train;

/** What the training view is doing. */
enum TrainingState {
  IDLE,
  /** The data is being read. */
  LOADING,
  RUNNING,
  PAUSED,
  /** The run is being ended. */
  ENDING
}
