package org.sketch28.image.preprocess;

import java.util.List;
import org.sketch28.image.GrayImage;

/**
 * The input of a network, and every step from the drawing to it, so that they can be shown.
 *
 * @param steps in order; the image of the last one is {@link #result()}; none for a blank drawing
 * @param result the input, 28 × 28
 * @param strokeWidth of the drawing before any correction, in pixels of the result; NaN if unknown
 * @param size the longer side of the drawing's ink as a share of the canvas
 */
public record Preprocessed(List<Step> steps, GrayImage result, double strokeWidth, double size) {

  public Preprocessed {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param key of the step in the message bundle
   * @param image the result of the step
   */
  public record Step(String key, GrayImage image) {}

  /** The result for a drawing without ink. */
  public static Preprocessed blank() {
    return new Preprocessed(List.of(), GrayImage.blank(28, 28), Double.NaN, 0);
  }

  /** Whether there was no ink, so that there is nothing to classify. */
  public boolean isBlank() {
    return result.isBlank();
  }
}
