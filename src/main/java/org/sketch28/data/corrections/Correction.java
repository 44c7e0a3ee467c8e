package org.sketch28.data.corrections;

import org.sketch28.data.Split;

/**
 * A label that the user found to be wrong.
 *
 * @param split that the image is in
 * @param index of the image in that split when it was corrected
 * @param image the first 16 digits of the SHA-256 of its 784 bytes: if another image is at that
 *     index now, the correction is of the image with these digits, if there is one
 * @param from the class index in the dataset
 * @param to the correct class index, or {@link #UNCLEAR}
 */
public record Correction(Split split, int index, String image, int from, int to) {

  /** Nobody can tell what the image shows; it is left out. */
  public static final int UNCLEAR = -1;

  /** The same correction of an image that is at another index now. */
  Correction at(int place) {
    return place == index ? this : new Correction(split, place, image, from, to);
  }

  /** Whether its class indices exist in a dataset with that many classes. */
  boolean isOf(int classes) {
    return from >= 0 && from < classes && to >= UNCLEAR && to < classes;
  }
}
