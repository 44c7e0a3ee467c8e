package org.sketch28.app.errors;

/** Hears of images that are to be looked at. */
@FunctionalInterface
interface ChosenListener {

  /**
   * @param title what they have in common
   * @param indices in the opened evaluation
   */
  void chosen(String title, int[] indices);
}
