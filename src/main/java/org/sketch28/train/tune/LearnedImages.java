package org.sketch28.train.tune;

import org.sketch28.data.Split;
import org.sketch28.data.catalog.CorrectedDataset;
import org.sketch28.model.store.ModelManifest;

/** Whether a model is measured on images that it has learned from. */
public final class LearnedImages {

  /** What to say of the result. */
  public static final String WARNING =
      "%s has learned from these images, or most of them; it will make more errors on others.";

  private LearnedImages() {}

  /**
   * Whether a model has learned from this part of a dataset, except for what validated it. One that
   * was adapted to the user's drawings has learned from both parts of them.
   */
  public static boolean are(ModelManifest model, String dataset, Split part) {
    boolean own = CorrectedDataset.original(dataset).equals(model.domain().drawingsName());
    if (own && PersonalFineTuning.base(model).isPresent()) {
      return true;
    }
    return part == Split.TRAIN
        && model.data() != null
        && model.data().names().stream()
            .map(CorrectedDataset::original)
            .anyMatch(CorrectedDataset.original(dataset)::equals);
  }
}
