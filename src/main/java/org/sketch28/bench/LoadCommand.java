package org.sketch28.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sketch28 bench load}: reading datasets into memory. */
@Command(
    name = "load",
    description = "Measure the time to read the four files of a dataset, and the memory they need.",
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {

  private final Workspace workspace;

  LoadCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Option(
      names = "--datasets",
      split = ",",
      defaultValue = "mnist,fashion-mnist",
      description = "Names of the datasets (default: ${DEFAULT-VALUE}).")
  private List<String> names;

  @Option(
      names = "--runs",
      defaultValue = "7",
      description = "How often to read each (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Override
  public Integer call() throws UserFacingException {
    Catalog catalog = workspace.catalog();
    for (String name : names) {
      List<Double> millis = new ArrayList<>();
      double first = 0;
      long bytes = 0;
      for (int i = 0; i < runs; i++) {
        long start = System.nanoTime();
        ImageDataset train = catalog.load(name, Split.TRAIN);
        ImageDataset test = catalog.load(name, Split.TEST);
        millis.add((System.nanoTime() - start) / 1e6);
        first = i == 0 ? millis.get(0) : first;
        bytes = (long) train.pixels().length + train.labels().length;
        if (test.size() == 0) {
          throw new UserFacingException(name + " has no test images.");
        }
      }
      System.out.printf(
          "%s, all four files, %d times: first %.0f ms, %s; training set %,d bytes%n",
          name, runs, first, Percentiles.of(millis), bytes);
    }
    return 0;
  }
}
