package org.sketch28.app.train;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.StringProperty;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.RemainingWords;
import org.sketch28.train.TrainingEvent;

/** How far the work before the first step of a run is: loading its data, asking its teacher. */
final class PreparationProgress {

  private final StringProperty message;
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();

  /**
   * @param message says how far it is
   */
  PreparationProgress(StringProperty message) {
    this.message = message;
  }

  /**
   * A share of the data has been loaded.
   *
   * @param done 0…1
   * @param seconds that are left; NaN if that is not known
   */
  void loading(double done, double seconds) {
    set("train.loadingShare", done, seconds);
  }

  /** Shows what the teacher has predicted; with the first step, the preparation is over. */
  void take(TrainingEvent event) {
    if (event instanceof TrainingEvent.Teaching teaching) {
      set("train.teaching", teaching.share(), teaching.secondsLeft());
    } else if (event instanceof TrainingEvent.Batch batch && batch.step() == 1) {
      message.set("");
    }
  }

  private void set(String key, double done, double seconds) {
    share.set(done);
    String left = RemainingWords.of(seconds);
    message.set(Messages.text(key, 100 * done, left.isEmpty() ? "" : ", " + left));
  }

  /** 0…1. */
  ReadOnlyDoubleProperty shareProperty() {
    return share.getReadOnlyProperty();
  }
}
