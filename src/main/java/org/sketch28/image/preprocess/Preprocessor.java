package org.sketch28.image.preprocess;

import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;

/** Turns ink into the image that a network was trained on. Safe from several threads. */
public interface Preprocessor {

  /**
   * Converts a drawing.
   *
   * @param drawing whose strokes may be redrawn at another size and width
   */
  Preprocessed apply(Drawing drawing);

  /**
   * Converts ink.
   *
   * @param ink a raster of any size, 255 = full ink
   */
  default Preprocessed apply(GrayImage ink) {
    return apply(Drawing.of(ink));
  }
}
