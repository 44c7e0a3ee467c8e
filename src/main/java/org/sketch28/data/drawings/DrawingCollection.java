package org.sketch28.data.drawings;

import java.util.List;
import java.util.Locale;
import org.sketch28.data.ClassNames;

/** What the drawings are of. */
public enum DrawingCollection {
  DIGITS("mnist"),
  GARMENTS("fashion-mnist");

  private final String preprocessing;

  DrawingCollection(String preprocessing) {
    this.preprocessing = preprocessing;
  }

  public List<String> classNames() {
    return this == DIGITS ? ClassNames.DIGITS : ClassNames.GARMENTS;
  }

  /** What the drawings go through to become images. */
  public String preprocessing() {
    return preprocessing;
  }

  /** The name of its dataset. */
  public String datasetName() {
    return "my-" + name().toLowerCase(Locale.ROOT);
  }
}
