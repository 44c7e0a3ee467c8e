package org.sketch28.data;

import java.util.Locale;

/** The two parts of a dataset. */
public enum Split {
  /** For training. */
  TRAIN,
  /** For measuring finished models. */
  TEST;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
