package org.sketch28.data.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.ImageGroups;
import org.sketch28.data.Split;

/** A dataset of the {@link Catalog}. */
public interface Dataset {

  /** What is known about it without reading its images. */
  DatasetInfo info();

  /** Whether all its images can be loaded without a network. */
  boolean isAvailable();

  /** Whether the images of a split can be loaded without a network. */
  default boolean isAvailable(Split split) {
    return isAvailable() && has(split);
  }

  /** The splits that can be loaded without a network, in the order training, test. */
  default List<Split> availableSplits() {
    return Stream.of(Split.values()).filter(this::isAvailable).toList();
  }

  /** Whether it has images of a split, or will have them when it is downloaded. */
  default boolean has(Split split) {
    return (split == Split.TRAIN ? info().trainingImages() : info().testImages()) != 0;
  }

  /** The size of its files on this machine, in bytes; 0 if there are none. */
  long bytesOnDisk();

  /**
   * Reads or generates its images.
   *
   * @param progress is notified if this takes long, and may cancel the work by throwing
   * @throws UserFacingException if the dataset is not available, is damaged, or has no images of
   *     that split
   */
  ImageDataset load(Split split, Progress progress) throws UserFacingException;

  /**
   * Reads or generates its images, without reporting progress.
   *
   * @throws UserFacingException as {@link #load(Split, Progress)} does
   */
  default ImageDataset load(Split split) throws UserFacingException {
    return load(split, Progress.NONE);
  }

  /** Whether loading takes no more than about a second. */
  default boolean isQuick(Split split) {
    return true;
  }

  /** What its images are generated from, which must be on this machine first; empty if nothing. */
  default Optional<Origin> origin() {
    return Optional.empty();
  }

  /**
   * Which images are related, so that they are not split between training and validation.
   *
   * @return as many groups as {@link #load} returns images, in the same order; empty if nothing is
   *     known about how the images are related
   * @throws UserFacingException if the file that describes the groups is damaged
   */
  default Optional<ImageGroups> groups(Split split) throws UserFacingException {
    return Optional.empty();
  }
}
