package org.sketch28.app.control;

/** What a grid says of images, by their index in the dataset. */
@FunctionalInterface
public interface ImageNotes {

  /** The text of the image's tooltip. */
  String description(int index);

  /**
   * The colour of the image's lower edge: alpha, red, green and blue, one byte each; 0 for none.
   */
  default int mark(int index) {
    return 0;
  }
}
