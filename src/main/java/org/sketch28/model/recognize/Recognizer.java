package org.sketch28.model.recognize;

import java.util.Optional;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.preprocess.Preprocessed;
import org.sketch28.image.preprocess.Preprocessor;
import org.sketch28.model.Classifier;
import org.sketch28.model.Prediction;
import org.sketch28.model.store.ModelStore;

/**
 * A model and the preprocessing that it asks for: from a drawing to its name. Safe from several
 * threads.
 *
 * @param entry where the model comes from
 * @param preprocessor makes its inputs
 * @param classifier names them
 */
public record Recognizer(ModelStore.Entry entry, Preprocessor preprocessor, Classifier classifier)
    implements AutoCloseable {

  /**
   * What became of a drawing.
   *
   * @param preprocessed every step of the way
   * @param prediction none for a blank drawing
   */
  public record Recognition(Preprocessed preprocessed, Optional<Prediction> prediction) {}

  /** Loads a model; the engine too, if it is the first. */
  public static Recognizer load(ModelStore.Entry entry) throws UserFacingException {
    Preprocessor preprocessor = entry.manifest().domain().preprocessor();
    return new Recognizer(entry, preprocessor, ModelStore.load(entry));
  }

  /** Preprocesses and classifies. */
  public Recognition recognize(Drawing drawing) {
    Preprocessed preprocessed = preprocessor.apply(drawing);
    return new Recognition(
        preprocessed,
        preprocessed.isBlank()
            ? Optional.empty()
            : Optional.of(classifier.predict(preprocessed.result())));
  }

  @Override
  public void close() {
    classifier.close();
  }
}
