package org.sketch28.data;

import java.util.Locale;

/** The two halves of a dataset. */
public enum Split {
  /** What is learned from. */
  TRAIN,
  /** What a finished model is measured on, once. */
  TEST;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
