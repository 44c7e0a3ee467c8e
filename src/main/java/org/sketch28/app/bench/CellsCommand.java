package org.sketch28.app.bench;

import java.util.concurrent.Callable;
import javafx.application.Application;
import picocli.CommandLine.Command;

/** {@code sketch28 bench cells}: from a click on a cell of the confusion matrix to its images. */
@Command(
    name = "cells",
    description = "Measure the time from a click on a cell of the confusion matrix to its images.",
    mixinStandardHelpOptions = true)
final class CellsCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    Application.launch(CellsBenchmark.class);
    return 0;
  }
}
