package org.sketch28.app.draw;

import org.sketch28.image.FashionPreprocessor;
import org.sketch28.image.MnistPreprocessor;
import org.sketch28.model.ModelManifest;

/** What is drawn. */
public enum Mode {
  DIGITS(MnistPreprocessor.NAME, "digits"),
  GARMENTS(FashionPreprocessor.NAME, "garments");

  private final String preprocessing;
  private final String defaultModel;

  Mode(String preprocessing, String defaultModel) {
    this.preprocessing = preprocessing;
    this.defaultModel = defaultModel;
  }

  /** Whether a model can be chosen in this mode. */
  public boolean fits(ModelManifest manifest) {
    return manifest.preprocessing().equals(preprocessing);
  }

  /** The name of the model that ships for this mode. */
  public String defaultModel() {
    return defaultModel;
  }
}
