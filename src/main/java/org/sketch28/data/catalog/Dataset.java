package org.sketch28.data.catalog;

import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;

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
   * @param progress is told where it takes long, and may end the work by throwing
   * @throws UserFacingException if it is not available, is damaged, or has no images of that half
   */
  ImageDataset load(Split split, Progress progress) throws UserFacingException;

  /** Reads or makes its images, and nobody is told how far it is. */
  default ImageDataset load(Split split) throws UserFacingException {
    return load(split, Progress.NONE);
  }

  /** Whether loading takes about a second at most. */
  default boolean isQuick(Split split) {
    return true;
  }
}
