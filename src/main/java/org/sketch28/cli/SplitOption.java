package org.sketch28.cli;

import org.sketch28.data.Split;
import picocli.CommandLine.Option;

/** The option that names the part of a dataset to evaluate on. */
final class SplitOption {

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      defaultValue = "test",
      description = "Split of the dataset: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Split split;

  Split split() {
    return split;
  }
}
