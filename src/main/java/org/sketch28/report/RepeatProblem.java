package org.sketch28.report;

import java.util.Optional;
import org.sketch28.train.run.RunInfo;

/** What a report lacks to be repeated. */
final class RepeatProblem {

  private RepeatProblem() {}

  /** Why the run cannot be repeated, as a sentence; empty if it can be. */
  static Optional<String> of(ReportData data) {
    if (data.config() == null
        || data.config().architecture() == null
        || data.config().optimizer() == null) {
      return Optional.of(
          "It is not a single run of a network, so it cannot be repeated from here.");
    }
    if (data.weightsSha256() == null) {
      return Optional.of("The run has no weights yet, so there is nothing to compare with.");
    }
    if (data.status() != null && data.status() != RunInfo.Status.FINISHED) {
      return Optional.of("The run has not finished yet. Repeat it when it has.");
    }
    if (data.datasets().isEmpty()) {
      return Optional.of("The data was not recorded, so the run cannot be repeated.");
    }
    boolean continued = data.command() != null && data.command().contains(" --from ");
    if (data.origin() == null && continued) {
      return Optional.of(
          "The run started from the weights of another model, whose SHA-256 was not recorded, so it"
              + " cannot be repeated exactly.");
    }
    return Optional.empty();
  }
}
