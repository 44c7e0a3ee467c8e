package org.sketch28.image.picture;

/** Which of ink and background is the lighter. */
public enum Polarity {
  /** To be measured. */
  AUTO,
  DARK_ON_LIGHT,
  LIGHT_ON_DARK
}
