package org.sketch28.train.run;

/** What a run is doing now, or how it ended, for people. */
public enum RunState {
  /** Some window or command is training it now. */
  TRAINING,
  /** It was begun and has not ended, and nothing is training it. */
  INTERRUPTED,
  /** All epochs are done, or patience ran out. */
  FINISHED,
  /** Stopped by the user before its end. */
  STOPPED,
  /** Ended by an error. */
  FAILED
}
