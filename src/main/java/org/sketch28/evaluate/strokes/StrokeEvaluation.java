package org.sketch28.evaluate.strokes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.format.StrokeFile;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.image.preprocess.PlainPreprocessor;
import org.sketch28.image.preprocess.Preprocessor;
import org.sketch28.model.recognize.Recognizer;

/** What a model does with drawings of people whom it has not learned from, figure by figure. */
public final class StrokeEvaluation {

  /** What is measured. */
  public enum Group {
    /** Accuracy on drawings. */
    DRAWINGS,
    /** What stroke width costs. */
    WIDTH,
    /** What size and place cost. */
    SIZE,
    /** What rotation costs. */
    ROTATION,
    /** How well drawings of other things are told apart. */
    UNKNOWN,
    /** Whether probabilities mean what they say. */
    CALIBRATION,
    /** Several digits at once. */
    NUMBERS
  }

  /**
   * What to measure.
   *
   * @param groups in any order
   * @param writers of pen digits; those left out of all training, or for choosing settings others
   * @param plain whether with the pipeline that most programs use, for comparison
   */
  public record Settings(Set<Group> groups, Set<Integer> writers, boolean plain) {

    /** All of it, on the writers who are left out. */
    public static Settings all() {
      return new Settings(Set.of(Group.values()), PenDigits.LEFT_OUT, false);
    }

    boolean has(Group group) {
      return groups.contains(group);
    }
  }

  private final Recognizer recognizer;
  private final Catalog catalog;
  private final Settings settings;
  private final Consumer<Metric> listener;

  /**
   * @param recognizer of digits or garments
   * @param listener hears each figure when it is measured
   */
  public StrokeEvaluation(
      Recognizer recognizer, Catalog catalog, Settings settings, Consumer<Metric> listener) {
    this.recognizer = recognizer;
    this.catalog = catalog;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Measures.
   *
   * @throws UserFacingException if the data is not at hand, or the model knows other classes
   */
  public void run() throws UserFacingException {
    List<String> names = recognizer.classifier().classNames();
    Preprocessor preprocessor =
        settings.plain() ? new PlainPreprocessor() : recognizer.preprocessor();
    if (names.equals(ClassNames.DIGITS)) {
      new DigitFigures(this, preprocessor).run();
    } else if (names.equals(ClassNames.GARMENTS)) {
      new GarmentFigures(this, preprocessor).run();
    } else {
      throw new UserFacingException(
          "%s knows %s; strokes are there of digits and garments only."
              .formatted(recognizer.entry().manifest().name(), String.join(", ", names)));
    }
  }

  Recognizer recognizer() {
    return recognizer;
  }

  Settings settings() {
    return settings;
  }

  void tell(Metric figure) {
    listener.accept(figure);
  }

  List<PenDigits.Sample> penDigits() throws UserFacingException {
    return PenDigits.read(file(PenDigits.FOLDER, PenDigits.FILE)).stream()
        .filter(sample -> settings.writers().contains(sample.writer()))
        .toList();
  }

  List<StrokeFile.Sample> quickDraw() throws UserFacingException {
    List<StrokeFile.Sample> samples = new ArrayList<>();
    try (StrokeFile file = StrokeFile.open(file("quickdraw", "dev.ndjson"))) {
      for (StrokeFile.Sample s = file.next(); s != null; s = file.next()) {
        samples.add(s);
      }
    }
    return samples;
  }

  private Path file(String folder, String name) throws UserFacingException {
    return catalog
        .folders()
        .file(folder, name)
        .orElseThrow(
            () ->
                new UserFacingException(
                    "There is no %s/%s.gz in the folder that SKETCH28_DATA names."
                        .formatted(folder, name)));
  }

  ImageDataset images(String dataset, Split split) throws UserFacingException {
    return catalog.load(dataset, split);
  }
}
