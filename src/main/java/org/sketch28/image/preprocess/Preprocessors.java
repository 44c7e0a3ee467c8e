package org.sketch28.image.preprocess;

import java.util.List;
import org.sketch28.base.UserFacingException;

/** The preprocessors by name. */
public final class Preprocessors {

  private static final List<Preprocessor> ALL =
      List.of(new MnistPreprocessor(), new FashionPreprocessor());

  private Preprocessors() {}

  /** The preprocessor that a {@code model.json} asks for. */
  public static Preprocessor named(String name) throws UserFacingException {
    return ALL.stream()
        .filter(preprocessor -> preprocessor.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UserFacingException(
                    "There is no preprocessing \"%s\". There are: %s."
                        .formatted(name, ALL.stream().map(Preprocessor::name).toList())));
  }
}
