package org.sketch28.image.picture;

import org.sketch28.image.GrayImage;

/**
 * The ink of a picture on an empty background.
 *
 * @param ink 255 = full ink, 0 = background
 * @param polarity of the picture, never AUTO
 * @param confidence of the measured polarity, 0…1; 1 if it was given
 */
public record Ink(GrayImage ink, Polarity polarity, double confidence) {}
