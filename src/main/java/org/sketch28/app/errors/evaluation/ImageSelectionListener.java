package org.sketch28.app.errors.evaluation;

/** Is notified of images that are to be shown in the grid. */
@FunctionalInterface
public interface ImageSelectionListener {

  /**
   * @param title what they have in common
   * @param indices in the open evaluation
   */
  void selected(String title, int[] indices);
}
