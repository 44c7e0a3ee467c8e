package org.sketch28.app.errors.evaluation;

/** Hears of images that are to be looked at. */
@FunctionalInterface
public interface ImageSelectionListener {

  /**
   * @param title what they have in common
   * @param indices in the opened evaluation
   */
  void chosen(String title, int[] indices);
}
