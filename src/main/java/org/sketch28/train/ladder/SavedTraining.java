package org.sketch28.train.ladder;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.classical.ClassicalTrainer;

/**
 * A training of a system that was begun and has not ended.
 *
 * @param system name of its recipe
 * @param title for people
 * @param datasets that it learns from
 * @param settings by which it is known again
 * @param offered whether the user is asked at the start if it is to go on
 * @param runs ids of the networks that were begun; none for a training without gradients
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SavedTraining(
    String system,
    String title,
    List<String> datasets,
    String settings,
    boolean offered,
    List<String> runs) {

  public SavedTraining {
    datasets = List.copyOf(datasets);
    runs = List.copyOf(runs);
  }

  /** The same training, which is not offered any more. */
  SavedTraining notOffered() {
    return new SavedTraining(system, title, datasets, settings, false, runs);
  }

  /** Settings of networks, one after another. */
  static String settings(List<TrainingConfig> configs) {
    return configs.toString();
  }

  /** Settings of a training without gradients. */
  static String settings(ClassicalTrainer trainer, double validationShare, long seed) {
    return "%s %s %d".formatted(trainer, validationShare, seed);
  }

  /**
   * Whether the window goes on with this training when it is told to train the system: it was begun
   * with the settings of the recipe.
   *
   * @param validationShare of trainings without gradients
   * @param seed of trainings without gradients
   */
  public boolean isOfRecipe(LadderSystem recipe, double validationShare, long seed) {
    return settings.equals(
        recipe
            .trainer()
            .map(trainer -> settings(trainer, validationShare, seed))
            .orElseGet(() -> settings(recipe.networks())));
  }
}
