package org.sketch28.train.classical;

import java.util.function.Supplier;
import org.sketch28.base.Progress;
import org.sketch28.model.store.ModelContent;

/** Is told how well a training does that goes over its images several times. */
public interface PassWatcher {

  /** Watches nothing. */
  PassWatcher NONE =
      new PassWatcher() {
        @Override
        public void begins(int done, int all) {}

        @Override
        public void learned(double passes, double accuracy) {}

        @Override
        public void passed(int passes, Supplier<ModelContent> model, Progress progress) {}
      };

  /**
   * The training begins, or goes on after an interruption.
   *
   * @param done passes that are saved; what was told of later ones is not true any more
   * @param all passes of the whole training
   */
  void begins(int done, int all);

  /**
   * A part of a pass is done.
   *
   * @param passes so far, such as 1.5 in the middle of the second one
   * @param accuracy share of the part's images that were classified correctly before they were
   *     learned from, 0…1
   */
  void learned(double passes, double accuracy);

  /**
   * A pass is done and saved.
   *
   * @param passes so far
   * @param model what has been learned
   * @param progress is to be told of work on it; may end the work by throwing
   */
  void passed(int passes, Supplier<ModelContent> model, Progress progress);
}
