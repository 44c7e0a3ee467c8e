package org.sketch28.bench;

import picocli.CommandLine.Command;

/** {@code sketch28 bench}: speed and memory, which are measured here and never in a test. */
@Command(
    name = "bench",
    description = "Measure speed and memory.",
    mixinStandardHelpOptions = true,
    subcommands = {
      LatencyCommand.class,
      StartCommand.class,
      LoadCommand.class,
      GridCommand.class,
      TrainingCommand.class,
      MemoryCommand.class,
      ChangeCommand.class,
      MorphCommand.class,
      ChartCommand.class,
      EvaluationCommand.class,
      DrawingCommand.class,
      EvidenceCommand.class,
      CellsCommand.class,
      LabelsCommand.class
    })
public final class BenchCommand {}
