package org.sketch28.bench;

import java.util.concurrent.Callable;
import javafx.application.Application;
import picocli.CommandLine.Command;

/** {@code sketch28 bench chart}: a chart with a million points. */
@Command(
    name = "chart",
    description = "Measure the frames per second of a chart with a million points.",
    mixinStandardHelpOptions = true)
final class ChartCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    Application.launch(ChartBenchmark.class);
    return 0;
  }
}
