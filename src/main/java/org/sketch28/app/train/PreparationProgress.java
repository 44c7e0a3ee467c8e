package org.sketch28.app.train;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.StringProperty;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.RemainingWords;

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

  /** See {@link #teaching}. */
  void loading(double done, double seconds) {
    set("train.loadingShare", done, seconds);
  }

  /**
   * The teacher has predicted a share of the images.
   *
   * @param done 0…1
   * @param seconds that are left; NaN if that is not known
   */
  void teaching(double done, double seconds) {
    set("train.teaching", done, seconds);
  }

  private void set(String key, double done, double seconds) {
    share.set(done);
    String left = RemainingWords.of(seconds);
    message.set(Messages.text(key, 100 * done, left.isEmpty() ? "" : ", " + left));
  }

  /** The first step has been done. */
  void over() {
    message.set("");
  }

  /** 0…1. */
  ReadOnlyDoubleProperty shareProperty() {
    return share.getReadOnlyProperty();
  }
}
