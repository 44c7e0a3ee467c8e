package org.sketch28.train.run;

import java.util.Locale;

/** How much each member of an ensemble counts. */
public enum Weighting {
  /** All the same. */
  MEAN,

  /** As makes the labels of the validation images most likely. */
  FITTED;

  /** The name in commands and in {@code model.json}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
