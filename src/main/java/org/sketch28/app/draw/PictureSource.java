package org.sketch28.app.draw;

import java.util.function.BooleanSupplier;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.picture.Picture;

/** Where a picture comes from: a file or the clipboard. Called off the FX thread. */
@FunctionalInterface
interface PictureSource {

  /**
   * Reads the picture.
   *
   * @param cancelled asked again and again while it is read, if that may take long
   * @throws UserFacingException if it cannot be read or is not a picture
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  Picture read(BooleanSupplier cancelled) throws UserFacingException;
}
