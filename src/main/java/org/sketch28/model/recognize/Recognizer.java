package org.sketch28.model.recognize;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.preprocess.Preprocessed;
import org.sketch28.image.preprocess.Preprocessor;
import org.sketch28.model.Classifier;
import org.sketch28.model.Prediction;
import org.sketch28.model.store.ModelStore;

/**
 * A model with the preprocessing that it needs: from a drawing to its class. Safe from several
 * threads.
 *
 * @param entry where the model comes from
 * @param preprocessor makes its inputs
 * @param classifier classifies them
 */
public record Recognizer(ModelStore.Entry entry, Preprocessor preprocessor, Classifier classifier)
    implements AutoCloseable {

  /**
   * What a drawing is recognized as.
   *
   * @param preprocessed every step of the preprocessing
   * @param prediction none for a blank drawing
   */
  public record Recognition(Preprocessed preprocessed, Optional<Prediction> prediction) {}

  /**
   * Loads a model, and the engine if this is the first one.
   *
   * @throws UserFacingException if a file of the model is missing or damaged
   */
  public static Recognizer load(ModelStore.Entry entry) throws UserFacingException {
    Preprocessor preprocessor = entry.manifest().domain().preprocessor();
    return new Recognizer(entry, preprocessor, ModelStore.load(entry));
  }

  /** Preprocesses a drawing; where the model knows digits, without the mark in a zero. */
  public Preprocessed preprocess(Drawing drawing) {
    return preprocessor.apply(withoutMark(drawing));
  }

  /** What is read of a drawing: where the model knows digits, all but the mark in a zero. */
  Drawing withoutMark(Drawing drawing) {
    return isOfDigits() ? ZeroMark.without(drawing).orElse(drawing) : drawing;
  }

  private boolean isOfDigits() {
    return Domain.ofClasses(classifier.classNames()).equals(Optional.of(Domain.DIGITS));
  }

  /** Preprocesses and classifies a drawing as one thing. */
  public Recognition recognize(Drawing drawing) {
    Preprocessed preprocessed = preprocess(drawing);
    return new Recognition(
        preprocessed,
        preprocessed.isBlank()
            ? Optional.empty()
            : Optional.of(classifier.predict(preprocessed.result())));
  }

  /**
   * Classifies drawings together, each as one thing.
   *
   * @return none for a blank drawing
   */
  public List<Optional<Prediction>> predictAll(List<Drawing> drawings) {
    List<Optional<GrayImage>> inputs =
        drawings.stream()
            .parallel()
            .map(this::preprocess)
            .map(each -> each.isBlank() ? Optional.<GrayImage>empty() : Optional.of(each.result()))
            .toList();
    List<GrayImage> images = inputs.stream().flatMap(Optional::stream).toList();
    Iterator<Prediction> predictions =
        images.isEmpty() ? Collections.emptyIterator() : classifier.predict(images).iterator();
    return inputs.stream().map(input -> input.map(image -> predictions.next())).toList();
  }

  /**
   * Reads a drawing as one thing and, where the model knows digits and there are several, as a
   * number.
   */
  public Reading read(Drawing drawing) {
    Recognition whole = recognize(drawing);
    if (!isOfDigits()) {
      return new Reading(whole, Optional.empty());
    }
    NumberReading number = NumberReader.read(this, drawing, whole);
    return new Reading(whole, Optional.of(number).filter(NumberReading::isNumber));
  }

  @Override
  public void close() {
    classifier.close();
  }
}
