package org.sketch28.train.run;

import org.sketch28.data.Split;
import org.sketch28.model.store.ModelManifest;

/** Whether a model's result is too optimistic: the same images have chosen its best epoch. */
public final class ChosenByTest {

  /** What is to be said beside such a result; with a place for the model's name. */
  public static final String WARNING =
      "These images chose the best epoch of %s (published protocol), so its result is too optimistic.";

  private ChosenByTest() {}

  /** Whether the test images of a model have chosen its epoch (published protocol). */
  public static boolean is(ModelManifest model) {
    return model.results() != null
        && model.results().stream()
            .anyMatch(result -> ModelBuilder.CHOSEN_BY_TEST.equals(result.measure()));
  }

  /** Whether these images have chosen the epoch of a model. */
  public static boolean is(ModelManifest model, String dataset, Split part) {
    return is(model)
        && part == Split.TEST
        && model.data() != null
        && model.data().dataset().split(",", -1)[0].equals(dataset);
  }
}
