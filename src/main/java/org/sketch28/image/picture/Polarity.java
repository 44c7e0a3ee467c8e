package org.sketch28.image.picture;

/** Whether ink or background is lighter. */
public enum Polarity {
  /** To be measured. */
  AUTO,
  DARK_ON_LIGHT,
  LIGHT_ON_DARK
}
