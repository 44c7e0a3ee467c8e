package org.sketch28.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.preprocess.FashionPreprocessor;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.sketch28.image.preprocess.Preprocessor;

/**
 * What images show, and with it how drawings become such images: signs written with a pen, as in
 * MNIST, or garments, as in Fashion-MNIST. In files a domain is named after its preprocessing.
 */
public enum Domain {
  /** Digits, letters and other signs: white strokes, normalised as MNIST is. */
  DIGITS("mnist"),
  /** Garments and other things: filled silhouettes, normalised as Fashion-MNIST is. */
  GARMENTS("fashion-mnist");

  private final String preprocessing;

  Domain(String preprocessing) {
    this.preprocessing = preprocessing;
  }

  /**
   * The domain with a preprocessing, named as in {@code model.json} and on the command line.
   *
   * @throws UserFacingException if there is no such preprocessing
   */
  public static Domain named(String preprocessing) throws UserFacingException {
    return Arrays.stream(values())
        .filter(domain -> domain.preprocessing.equals(preprocessing))
        .findFirst()
        .orElseThrow(
            () ->
                new UserFacingException(
                    "There is no preprocessing \"%s\". Available: %s."
                        .formatted(
                            preprocessing,
                            Arrays.stream(values()).map(Domain::preprocessing).toList())));
  }

  /**
   * The domain whose own classes these are.
   *
   * @param classNames in the order of their labels
   * @return empty if they are neither the digits nor the garments
   */
  public static Optional<Domain> ofClasses(List<String> classNames) {
    return Arrays.stream(values())
        .filter(domain -> domain.classNames().equals(classNames))
        .findFirst();
  }

  /** The name of the preprocessing: "mnist" or "fashion-mnist". */
  public String preprocessing() {
    return preprocessing;
  }

  /** Turns drawings into images of this domain. */
  public Preprocessor preprocessor() {
    return this == DIGITS ? new MnistPreprocessor() : new FashionPreprocessor();
  }

  /** The classes of the user's own drawings: those of MNIST, those of Fashion-MNIST. */
  public List<String> classNames() {
    return this == DIGITS ? ClassNames.DIGITS : ClassNames.GARMENTS;
  }

  /** The name of the dataset of the user's own drawings. */
  public String drawingsName() {
    return "my-" + defaultModel();
  }

  /** The name of the model that ships for this domain. */
  public String defaultModel() {
    return name().toLowerCase(Locale.ROOT);
  }
}
