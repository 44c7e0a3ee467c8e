package org.sketch28.train.classical;

import java.util.function.Supplier;
import org.sketch28.base.Progress;
import org.sketch28.model.store.ModelContent;

/** Is notified of how well a training does that goes over its images several times. */
public interface PassWatcher {

  /** Watches nothing. */
  PassWatcher NONE =
      new PassWatcher() {
        @Override
        public void started(int done, int all) {}

        @Override
        public void partDone(double at, double accuracy) {}

        @Override
        public void passDone(int pass, Supplier<ModelContent> model, Progress progress) {}
      };

  /**
   * The training begins, or resumes after an interruption.
   *
   * @param done passes whose result is saved; later ones are done again
   * @param all passes of the whole training
   */
  void started(int done, int all);

  /**
   * A part of a pass is done. The last part of a pass comes before its result is saved.
   *
   * @param at passes so far, such as 1.5 in the middle of the second one
   * @param accuracy share of the part's images that were classified correctly before they were
   *     learned from, 0…1
   */
  void partDone(double at, double accuracy);

  /**
   * A pass is done and its result is saved. A training that resumes after it says so again.
   *
   * @param pass from 1
   * @param model what has been learned
   * @param progress is notified of work on it; may end the work by throwing
   */
  void passDone(int pass, Supplier<ModelContent> model, Progress progress);
}
