package org.sketch28.data.corrections;

import org.sketch28.data.Split;

/**
 * A label that the user found to be wrong.
 *
 * @param split the half that the image is in
 * @param index its place in that half
 * @param image the first 16 digits of the SHA-256 of its 784 bytes: where the image at that place
 *     is another, the correction does not count
 * @param from the dataset's class index
 * @param to the right class index, or {@link #UNCLEAR}
 */
public record Correction(Split split, int index, String image, int from, int to) {

  /** Nobody can tell what it is; the image is left out. */
  public static final int UNCLEAR = -1;
}
