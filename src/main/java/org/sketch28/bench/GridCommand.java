package org.sketch28.bench;

import java.util.concurrent.Callable;
import javafx.application.Application;
import picocli.CommandLine.Command;

/** {@code sketch28 bench grid}: scrolling through 60,000 images. */
@Command(
    name = "grid",
    description = "Measure the frames per second while scrolling through 60,000 images.",
    mixinStandardHelpOptions = true)
final class GridCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    Application.launch(GridBenchmark.class);
    return 0;
  }
}
