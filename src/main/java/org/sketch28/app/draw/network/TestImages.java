package org.sketch28.app.draw.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelManifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The images that a model is tested with. */
public final class TestImages {

  private static final Logger LOG = LoggerFactory.getLogger(TestImages.class);

  private TestImages() {}

  /**
   * Those of the first dataset that a model was trained on and that has any; if there are none, or
   * it is not known what the model was trained on, of its domain's.
   */
  public static Function<Recognizer, Optional<ImageDataset>> of(Catalog catalog) {
    return recognizer -> {
      ModelManifest manifest = recognizer.entry().manifest();
      Stream<String> own =
          Stream.ofNullable(manifest.data())
              .flatMap(data -> Arrays.stream(data.dataset().split(",")))
              .map(String::strip);
      return Stream.concat(own, Stream.of(manifest.domain().preprocessing()))
          .flatMap(name -> load(catalog, name).stream())
          .filter(images -> images.size() > 0)
          .findFirst();
    };
  }

  private static Optional<ImageDataset> load(Catalog catalog, String name) {
    try {
      return Optional.of(catalog.load(name, Split.TEST));
    } catch (UserFacingException e) {
      LOG.debug("No test images of {}", name, e);
      return Optional.empty();
    }
  }
}
