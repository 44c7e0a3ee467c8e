package org.sketch28.bench;

import java.util.List;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.image.drawing.Drawing;

/** Digits drawn by people of whom no model has seen anything. */
final class LeftOutDigits {

  private LeftOutDigits() {}

  /**
   * All of them, in the order of their file.
   *
   * @throws UserFacingException if they are not there
   */
  static List<Drawing> drawings(Catalog catalog) throws UserFacingException {
    return PenDigits.read(
            catalog
                .folders()
                .file(PenDigits.FOLDER, PenDigits.FILE)
                .orElseThrow(
                    () ->
                        new UserFacingException(
                            "There is no %s/%s.gz in the folder named by SKETCH28_DATA."
                                .formatted(PenDigits.FOLDER, PenDigits.FILE))))
        .stream()
        .filter(sample -> PenDigits.LEFT_OUT.contains(sample.writer()))
        .map(PenDigits.Sample::drawing)
        .toList();
  }
}
