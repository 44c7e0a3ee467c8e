package org.sketch28.app.errors.evaluation;

/** Is notified of images that are to be shown in the grid. */
@FunctionalInterface
public interface ImageSelectionListener {

  /** None of them is meant more than the others. */
  int NONE = -1;

  /**
   * @param title what they have in common
   * @param indices in the open evaluation
   * @param image the one that is to be selected, or {@link #NONE}
   */
  void selected(String title, int[] indices, int image);

  /** The same, of images none of which is meant more than the others. */
  default void selected(String title, int[] indices) {
    selected(title, indices, NONE);
  }
}
