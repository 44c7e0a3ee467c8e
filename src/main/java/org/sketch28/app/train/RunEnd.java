package org.sketch28.app.train;

import org.sketch28.app.base.Messages;
import org.sketch28.train.Protocol;
import org.sketch28.train.run.RunInfo;

/** How a run has ended, in words. */
final class RunEnd {

  private RunEnd() {}

  /** The words for a session's end; empty where the user was told otherwise, or needs none. */
  static String words(RunInfo run) {
    if (run.config().protocol() == Protocol.PUBLISHED && run.bestAccuracy() > 0) {
      return Messages.text("train.end.published", run.bestEpoch(), 100 * run.bestAccuracy());
    }
    return switch (run.status()) {
      case RUNNING, FAILED -> "";
      case STOPPED ->
          run.bestEpoch() == 0
              ? Messages.text("train.end.STOPPED.early")
              : run.bestAccuracy() == 0
                  ? Messages.text("train.end.STOPPED.unvalidated")
                  : Messages.text("train.end.STOPPED", run.bestEpoch(), 100 * run.bestAccuracy());
      case FINISHED ->
          run.bestAccuracy() == 0
              ? Messages.text("train.end.FINISHED.unvalidated")
              : Messages.text("train.end.FINISHED", run.bestEpoch(), 100 * run.bestAccuracy());
    };
  }
}
