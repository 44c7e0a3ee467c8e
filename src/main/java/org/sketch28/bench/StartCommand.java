package org.sketch28.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sketch28.app.StartReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code sketch28 bench start}: the time from starting the JVM to the window and to a prediction.
 */
@Command(
    name = "start",
    description =
        "Measure the time from starting the JVM to the window and to the first prediction.",
    mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--runs",
      defaultValue = "10",
      description = "Number of starts (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Double> shown = new ArrayList<>();
    List<Double> ready = new ArrayList<>();
    start();
    for (int i = 0; i < runs; i++) {
      String[] times = start().split(" ", 2);
      shown.add(Double.valueOf(times[0]));
      ready.add(Double.valueOf(times[1]));
    }
    spec.commandLine().getOut().printf("%d starts after a warm-up%n", runs);
    spec.commandLine().getOut().printf("Window shown: %s%n", Percentiles.of(shown));
    spec.commandLine().getOut().printf("First prediction: %s%n", Percentiles.of(ready));
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** Starts another copy of this program, which prints two times in milliseconds and ends. */
  private static String start() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-D" + StartReport.PROPERTY + "=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.sketch28.Main"));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("the program ended with " + process.exitValue() + ": " + output);
    }
    return output.lines().reduce((a, b) -> b).orElseThrow();
  }
}
