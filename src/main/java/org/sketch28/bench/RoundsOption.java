package org.sketch28.bench;

import picocli.CommandLine.Option;

/** The option of benchmarks that measure two things in turns. */
final class RoundsOption {

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Number of times that each is measured, in turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  int count() {
    return rounds;
  }
}
