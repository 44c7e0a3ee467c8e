package org.sketch28.image.preprocess;

import java.util.List;
import org.sketch28.image.GrayImage;

/**
 * The way from a drawing to the network's input, every step kept so that it can be shown.
 *
 * @param steps in their order; the last one's image is {@link #result()}; none for a blank drawing
 * @param result 28 × 28
 * @param strokeWidth of the input before any correction, in pixels of the result; NaN if unknown
 * @param size the longer side of the input's ink as a share of the canvas, 0…
 */
public record Preprocessed(List<Step> steps, GrayImage result, double strokeWidth, double size) {

  public Preprocessed {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param key names the step in the message bundle
   * @param image what the step made
   */
  public record Step(String key, GrayImage image) {}

  /** Nothing was drawn. */
  public static Preprocessed blank() {
    return new Preprocessed(List.of(), GrayImage.blank(28, 28), Double.NaN, 0);
  }

  /** Whether there was no ink, so that there is nothing to classify. */
  public boolean isBlank() {
    return result.isBlank();
  }
}
