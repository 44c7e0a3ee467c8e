package org.sketch28.train.run;

import java.util.List;
import java.util.Optional;
import org.sketch28.train.TrainingConfig;

/**
 * What the user asks for when starting a run.
 *
 * @param title for people
 * @param datasets names of one or several datasets with the same classes, which are mixed
 * @param config settings
 * @param startModel name or folder of a model of the same architecture and classes whose weights
 *     the run starts from; none for random weights
 */
public record NewRun(
    String title, List<String> datasets, TrainingConfig config, Optional<String> startModel) {

  public NewRun {
    datasets = List.copyOf(datasets);
  }
}
