package org.sketch28.bench;

import java.util.concurrent.Callable;
import javafx.application.Application;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sketch28 bench latency}: the time from a mouse event to the labels. */
@Command(
    name = "latency",
    description = "Measure the time from a mouse event until the labels are set.",
    mixinStandardHelpOptions = true)
final class LatencyCommand implements Callable<Integer> {

  private final Workspace workspace;

  @Option(
      names = "--events",
      defaultValue = "3000",
      description = "Number of mouse events (default: ${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = "--training",
      description = "Measure while a network is being trained in the background.")
  private boolean training;

  @Option(
      names = "--network",
      description = "Also measure until the layers of the network are handed to the renderer.")
  private boolean network;

  LatencyCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public Integer call() {
    BenchmarkWorkspace.set(workspace);
    Application.launch(
        LatencyBenchmark.class,
        Integer.toString(events),
        Boolean.toString(training),
        Boolean.toString(network));
    return 0;
  }
}
