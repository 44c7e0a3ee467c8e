package org.sketch28.app.draw;

import org.sketch28.base.UserFacingException;
import org.sketch28.image.picture.Picture;

/** Where a picture comes from: a file or the clipboard. Called off the FX thread. */
@FunctionalInterface
interface PictureSource {

  /**
   * Reads the picture.
   *
   * @throws UserFacingException if it cannot be read or is not a picture
   */
  Picture read() throws UserFacingException;
}
