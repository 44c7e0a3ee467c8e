package org.sketch28.app.draw;

import org.sketch28.image.picture.Ink;
import org.sketch28.image.picture.InkExtractor;
import org.sketch28.image.picture.Picture;
import org.sketch28.image.picture.Polarity;

/**
 * A picture that was opened, and the ink that was extracted from it.
 *
 * @param picture as read
 * @param ink as extracted
 */
record OpenedPicture(Picture picture, Ink ink) {

  static OpenedPicture of(Picture picture, Polarity polarity) {
    return new OpenedPicture(picture, InkExtractor.extract(picture.brightness(), polarity));
  }

  /** The same picture with ink and background swapped. Takes tens of milliseconds. */
  OpenedPicture inverted() {
    return of(
        picture,
        ink.polarity() == Polarity.DARK_ON_LIGHT ? Polarity.LIGHT_ON_DARK : Polarity.DARK_ON_LIGHT);
  }
}
