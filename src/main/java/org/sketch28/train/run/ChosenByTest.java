package org.sketch28.train.run;

import org.sketch28.data.Split;
import org.sketch28.data.catalog.CorrectedDataset;
import org.sketch28.model.store.ModelManifest;

/** Whether a model's result is too optimistic: the same images have chosen its best epoch. */
public final class ChosenByTest {

  /** What is to be said beside such a result; with a place for the model's name. */
  public static final String WARNING =
      "These images chose the best epoch of %s (published protocol), so its result is too optimistic.";

  /** In the recipe of a model that began as one that the test images had chosen. */
  public static final String INHERITED = "startedFromChosenByTest";

  private ChosenByTest() {}

  /** Whether the test images of a model have chosen its epoch (published protocol). */
  public static boolean is(ModelManifest model) {
    boolean inherited =
        model.recipe() != null && Boolean.TRUE.equals(model.recipe().get(INHERITED));
    return inherited
        || model.results().stream()
            .anyMatch(result -> ModelBuilder.CHOSEN_BY_TEST.equals(result.measure()));
  }

  /** Whether these images have chosen the epoch of a model. */
  public static boolean is(ModelManifest model, String dataset, Split part) {
    return is(model)
        && part == Split.TEST
        && model.data() != null
        && CorrectedDataset.original(model.data().names().get(0))
            .equals(CorrectedDataset.original(dataset));
  }
}
