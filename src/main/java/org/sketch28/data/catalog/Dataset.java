package org.sketch28.data.catalog;

import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.image.UserFacingException;

/** A dataset that can be asked for by name. */
public interface Dataset {

  /** What is known of it. */
  DatasetInfo info();

  /** Whether its images are at hand, without a network. */
  boolean isAvailable();

  /** Whether it has images of that half, or will have when it is downloaded. */
  default boolean has(Split split) {
    return (split == Split.TRAIN ? info().trainingImages() : info().testImages()) != 0;
  }

  /** The bytes that its files take on this machine; 0 if there are none. */
  long bytesOnDisk();

  /**
   * Reads or makes its images.
   *
   * @throws UserFacingException if it is not available, is damaged, or has no images of that half
   */
  ImageDataset load(Split split) throws UserFacingException;
}
