package org.sketch28.app.draw.morph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.data.synth.StrokeGarments;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.CentreLines;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.Recognizer;

/** Where drawings come from that are turned into each other. */
public final class MorphSources {

  private final DrawingStore drawings;
  private final Function<Recognizer, Optional<ImageDataset>> testImages;

  /** Another image each time. */
  private final SplittableRandom random = new SplittableRandom();

  /**
   * @param drawings the user's
   * @param testImages that a model is tested with
   */
  public MorphSources(
      DrawingStore drawings, Function<Recognizer, Optional<ImageDataset>> testImages) {
    this.drawings = drawings;
    this.testImages = testImages;
  }

  /**
   * The user's drawings, the latest first.
   *
   * @param most at most so many
   * @throws UserFacingException if they cannot be read
   */
  List<SavedDrawing> latest(Domain domain, int most) throws UserFacingException {
    List<SavedDrawing> all = new ArrayList<>(drawings.list(domain));
    Collections.reverse(all);
    return all.subList(0, Math.min(most, all.size()));
  }

  /** A synthetic drawing of a class. */
  Drawing synthetic(Domain domain, int classIndex) {
    return switch (domain) {
      case DIGITS -> StrokeDigits.drawing(classIndex, random);
      case GARMENTS -> StrokeGarments.drawing(classIndex, random);
    };
  }

  /** The classes of which there are test images. */
  List<String> testClasses(Recognizer model) {
    return testImages.apply(model).map(ImageDataset::classNames).orElse(List.of());
  }

  /**
   * A test image of a class; none if there are none. It is drawn with its centre lines, unless it
   * is of a garment, has none, or the model sees something else in them.
   */
  Optional<Drawing> testImage(Recognizer model, String className) {
    return testImages
        .apply(model)
        .flatMap(
            images -> {
              int[] ofClass =
                  IntStream.range(0, images.size())
                      .filter(i -> images.classNames().get(images.label(i)).equals(className))
                      .toArray();
              return ofClass.length == 0
                  ? Optional.empty()
                  : Optional.of(
                      drawn(model, images.image(ofClass[random.nextInt(ofClass.length)])));
            });
  }

  private static Drawing drawn(Recognizer model, GrayImage image) {
    boolean garments =
        Domain.ofClasses(model.classifier().classNames()).equals(Optional.of(Domain.GARMENTS));
    return (garments ? Optional.<Drawing>empty() : CentreLines.of(image))
        .filter(
            lines ->
                model
                    .recognize(lines)
                    .prediction()
                    .map(Prediction::best)
                    .equals(Optional.of(model.classifier().predict(image).best())))
        .orElseGet(() -> Drawing.of(image));
  }
}
