package org.sketch28.app.draw;

import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.PersonalFineTuning;
import org.sketch28.train.tune.ReplaySampler;

/** Adapts a model to the user's handwriting. */
@FunctionalInterface
public interface FineTuner {

  /**
   * Fine-tunes a model and saves the result as a new model.
   *
   * @param base the model to start from
   * @param drawings the user's own drawings with their labels
   * @param folder of the new model
   * @param progress receives the fraction done, 0…1, on the calling thread
   * @throws UserFacingException if the model cannot be fine-tuned or the result cannot be saved
   * @throws InterruptedException if the thread is interrupted; nothing is saved then
   */
  ModelStore.Entry tune(
      ModelStore.Entry base,
      List<PersonalFineTuning.Correction> drawings,
      Path folder,
      DoubleConsumer progress)
      throws UserFacingException, InterruptedException;

  /**
   * Fine-tuning that also replays images of the model's classes, so that nothing is forgotten.
   *
   * @param count about how many images are replayed
   */
  static FineTuner replaying(Catalog catalog, int count) {
    return (base, drawings, folder, progress) ->
        PersonalFineTuning.learn(
            base,
            drawings,
            ReplaySampler.images(catalog, base.manifest().classes(), count, true, 1),
            folder,
            progress);
  }
}
