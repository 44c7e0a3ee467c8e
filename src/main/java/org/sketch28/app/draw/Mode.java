package org.sketch28.app.draw;

import org.sketch28.data.drawings.DrawingCollection;
import org.sketch28.image.preprocess.FashionPreprocessor;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.sketch28.model.store.ModelManifest;

/** What is drawn. */
public enum Mode {
  DIGITS(MnistPreprocessor.NAME, "digits", DrawingCollection.DIGITS),
  GARMENTS(FashionPreprocessor.NAME, "garments", DrawingCollection.GARMENTS);

  private final String preprocessing;
  private final String defaultModel;
  private final DrawingCollection collection;

  Mode(String preprocessing, String defaultModel, DrawingCollection collection) {
    this.collection = collection;
    this.preprocessing = preprocessing;
    this.defaultModel = defaultModel;
  }

  /** Whether a model can be chosen in this mode. */
  public boolean fits(ModelManifest manifest) {
    return manifest.preprocessing().equals(preprocessing);
  }

  /** The mode for images that went through some preprocessing. */
  public static Mode of(String preprocessing) {
    return preprocessing.equals(GARMENTS.preprocessing) ? GARMENTS : DIGITS;
  }

  /** Where the user's labelled drawings go. */
  public DrawingCollection collection() {
    return collection;
  }

  /** The name of the model that ships for this mode. */
  public String defaultModel() {
    return defaultModel;
  }
}
