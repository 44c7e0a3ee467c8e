package org.sketch28.bench;

import java.util.concurrent.Callable;
import javafx.application.Application;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.data.catalog.StrokeDigitsDataset;
import org.sketch28.evaluate.Evaluator;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;

/** {@code sketch28 bench cells}: the time from a click on a confusion-matrix cell to its images. */
@Command(
    name = "cells",
    description = "Measure the time from a click on a confusion-matrix cell to its images.",
    mixinStandardHelpOptions = true)
final class CellsCommand implements Callable<Integer> {

  private final Workspace workspace;

  CellsCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public Integer call() throws UserFacingException {
    Evaluator evaluator = workspace.evaluator();
    String dataset =
        evaluator.catalog().find(PublicDatasets.MNIST).isAvailable()
            ? PublicDatasets.MNIST
            : StrokeDigitsDataset.NAME;
    // Saved, so that the window opens it at once.
    evaluator.evaluate(
        workspace.models().find(Domain.DIGITS.defaultModel()), dataset, Split.TEST, Progress.NONE);
    BenchmarkWorkspace.set(workspace);
    Application.launch(CellsBenchmark.class);
    return 0;
  }
}
