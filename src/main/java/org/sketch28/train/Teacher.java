package org.sketch28.train;

import org.sketch28.base.UserFacingException;
import org.sketch28.model.HostTensor;

/** Has the probabilities that a network learns besides the labels. */
@FunctionalInterface
public interface Teacher {

  /** For settings that give a teacher no share. */
  Teacher NONE =
      () -> {
        throw new IllegalStateException("there is no teacher");
      };

  /**
   * The probabilities of each training image: variations × images × classes, or images × classes if
   * the teacher has seen the images as they are.
   *
   * @throws UserFacingException if they cannot be read
   */
  HostTensor probabilities() throws UserFacingException;
}
