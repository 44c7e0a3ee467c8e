package org.sketch28.bench;

import picocli.CommandLine.Command;

/** {@code sketch28 bench}: how fast the window is. Speeds are measured here, never in a test. */
@Command(
    name = "bench",
    description = "Measure how fast the window is.",
    mixinStandardHelpOptions = true,
    subcommands = {
      LatencyCommand.class,
      StartCommand.class,
      LoadCommand.class,
      GridCommand.class,
      TrainingCommand.class,
      MemoryCommand.class,
      ChartCommand.class,
      EvaluationCommand.class,
      CellsCommand.class,
      LabelsCommand.class
    })
public final class BenchCommand {}
