package org.sketch28.bench;

import picocli.CommandLine.Option;

/** The option of benchmarks that measure two things in turns. */
final class RoundsOption {

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "How often to measure each, in turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  int count() {
    return rounds;
  }
}
