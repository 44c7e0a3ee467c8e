package org.sketch28.evaluate.strokes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.format.StrokeFile;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.image.preprocess.PlainPreprocessor;
import org.sketch28.image.preprocess.Preprocessor;
import org.sketch28.model.recognize.Recognizer;

/** Measures a model on drawings by people whose drawings it was not trained on. */
public final class StrokeEvaluation {

  /** The groups of metrics. */
  public enum Group {
    /** Accuracy on drawings. */
    DRAWINGS,
    /** The cost of other stroke widths. */
    WIDTH,
    /** The cost of other sizes and positions. */
    SIZE,
    /** The cost of rotation. */
    ROTATION,
    /** How well drawings of other things are detected. */
    UNKNOWN,
    /** How well probabilities match observed accuracy. */
    CALIBRATION,
    /** Accuracy on numbers of several digits. */
    NUMBERS
  }

  /**
   * What to measure.
   *
   * @param groups in any order
   * @param writers of the pen digits, usually {@link PenDigits#LEFT_OUT}
   * @param plain whether to use the pipeline of most programs, for comparison
   */
  public record Settings(Set<Group> groups, Set<Integer> writers, boolean plain) {

    /** All groups, on the writers who are left out of training. */
    public static Settings all() {
      return new Settings(Set.of(Group.values()), PenDigits.LEFT_OUT, false);
    }

    boolean has(Group group) {
      return groups.contains(group);
    }
  }

  /**
   * How much synthetic data to make.
   *
   * @param drawings of kinds that are not learned
   * @param numbers of each length
   */
  record Counts(int drawings, int numbers) {}

  private final Recognizer recognizer;
  private final Catalog catalog;
  private final Settings settings;
  private final Counts counts;
  private final Consumer<Metric> listener;

  /**
   * @param recognizer of digits or garments
   * @param catalog provides the drawings and images
   * @param settings what to measure
   * @param listener receives each metric when it has been measured
   */
  public StrokeEvaluation(
      Recognizer recognizer, Catalog catalog, Settings settings, Consumer<Metric> listener) {
    this(recognizer, catalog, settings, new Counts(2000, 400), listener);
  }

  StrokeEvaluation(
      Recognizer recognizer,
      Catalog catalog,
      Settings settings,
      Counts counts,
      Consumer<Metric> listener) {
    this.recognizer = recognizer;
    this.catalog = catalog;
    this.settings = settings;
    this.counts = counts;
    this.listener = listener;
  }

  /**
   * Measures, and reports each metric to the listener.
   *
   * @throws UserFacingException if the data is not available, or if the model has other classes
   */
  public void run() throws UserFacingException {
    List<String> names = recognizer.classifier().classNames();
    Preprocessor preprocessor =
        settings.plain() ? new PlainPreprocessor() : recognizer.preprocessor();
    Domain domain =
        Domain.ofClasses(names)
            .orElseThrow(
                () ->
                    new UserFacingException(
                        "The classes of %s are %s, but there are drawings of digits and garments only."
                            .formatted(
                                recognizer.entry().manifest().name(), String.join(", ", names))));
    switch (domain) {
      case DIGITS -> new DigitMetrics(this, preprocessor).run();
      case GARMENTS -> new GarmentMetrics(this, preprocessor).run();
    }
  }

  Recognizer recognizer() {
    return recognizer;
  }

  Settings settings() {
    return settings;
  }

  Counts counts() {
    return counts;
  }

  void report(Metric metric) {
    listener.accept(metric);
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
                    "There is no %s/%s.gz in the folder named by SKETCH28_DATA."
                        .formatted(folder, name)));
  }

  ImageDataset images(String dataset, Split split) throws UserFacingException {
    return catalog.load(dataset, split);
  }
}
