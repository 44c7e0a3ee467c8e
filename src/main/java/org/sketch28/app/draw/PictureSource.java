package org.sketch28.app.draw;

import org.sketch28.base.UserFacingException;
import org.sketch28.image.picture.Picture;

/** Where a picture comes from: a file, the clipboard. Runs off the FX thread. */
@FunctionalInterface
public interface PictureSource {

  /** Reads the picture. */
  Picture read() throws UserFacingException;
}
