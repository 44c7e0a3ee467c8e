package org.sketch28.data.corrections;

import org.sketch28.data.Split;

/**
 * A label that the user found to be wrong.
 *
 * @param split the half that the image is in
 * @param index its place in that half when it was corrected
 * @param image the first 16 digits of the SHA-256 of its 784 bytes: where the image at that place
 *     is another, the correction is of the one with these digits, if there is one
 * @param from the dataset's class index
 * @param to the right class index, or {@link #UNCLEAR}
 */
public record Correction(Split split, int index, String image, int from, int to) {

  /** Nobody can tell what it is; the image is left out. */
  public static final int UNCLEAR = -1;

  /** The same of an image that is at another place now. */
  Correction at(int place) {
    return place == index ? this : new Correction(split, place, image, from, to);
  }

  /** Whether its labels are of a dataset of that many classes. */
  boolean isOf(int classes) {
    return from >= 0 && from < classes && to >= UNCLEAR && to < classes;
  }
}
