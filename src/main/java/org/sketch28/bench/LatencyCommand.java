package org.sketch28.bench;

import java.util.concurrent.Callable;
import javafx.application.Application;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sketch28 bench latency}: from mouse event to the labels being set. */
@Command(
    name = "latency",
    description = "Measure the time from a mouse event to the labels being set.",
    mixinStandardHelpOptions = true)
final class LatencyCommand implements Callable<Integer> {

  @Option(names = "--events", defaultValue = "3000", description = "How many mouse events.")
  private int events;

  @Option(names = "--training", description = "While a network is trained in the background.")
  private boolean training;

  @Override
  public Integer call() {
    Application.launch(
        LatencyBenchmark.class, Integer.toString(events), Boolean.toString(training));
    return 0;
  }
}
