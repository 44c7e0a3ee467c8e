package org.sketch28.model.foreign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.model.Calibration;
import org.sketch28.model.Prediction;
import org.sketch28.model.foreign.OnnxSettings.InputRange;

/**
 * What an ONNX model is, from what the user says about it, what its file says about itself, and
 * what it makes of a few images.
 *
 * @param classes the names of the classes, as many as its output has values
 * @param domain of its images
 * @param settings how it is used
 * @param temperature by which its logits are divided; 1 if its file has none
 */
public record OnnxImport(
    List<String> classes, Domain domain, OnnxSettings settings, double temperature) {

  /** The greatest number of classes. */
  static final int MOST_CLASSES = 100;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PROBES = 20;
  private static final int LABELLED = 100;
  private static final double EXACT = 1e-3;

  private static final List<InputRange> RANGES =
      List.of(InputRange.UNIT, InputRange.BYTES, InputRange.SYMMETRIC, InputRange.NORMALISED);

  /** The names of outputs, where several might be the classes. The first one counts. */
  private static final List<String> USUAL_OUTPUTS = List.of("logits", "probabilities", "output");

  /**
   * Finds out what a model is.
   *
   * @throws IOException if it cannot be used, with the reason
   * @throws UserFacingException if its classes or its preprocessing cannot be used
   */
  public static OnnxImport of(OnnxModel model, ImportOptions options)
      throws IOException, UserFacingException {
    List<String> named = named(model.metadata(), options);
    Optional<InputRange> known = options.range().or(() -> range(model.metadata()));
    InputRange range = known.orElse(InputRange.UNIT);
    boolean inverted = options.inverted().orElse(false);
    String output = output(model, options, named.size());
    float[][] rows = probe(model, new OnnxSettings(range, inverted, output, false));
    boolean probabilities = Arrays.stream(rows).allMatch(OnnxImport::isDistribution);
    String preprocessing = model.metadata().get("preprocessing");
    Domain domain =
        options.domain().isEmpty() && preprocessing != null
            ? domain(preprocessing)
            : options
                .domain()
                .or(options::usualDomain)
                .or(() -> Domain.ofClasses(named))
                .orElse(Domain.DIGITS);
    List<String> classes = named.isEmpty() ? defaults(domain, rows[0].length) : named;
    if (classes.size() != rows[0].length) {
      throw new IOException(
          "its output %s has %d values, but %d classes are named (%s)"
              .formatted(output, rows[0].length, classes.size(), String.join(", ", classes)));
    }
    OnnxSettings settings = new OnnxSettings(range, inverted, output, probabilities);
    return new OnnxImport(
        classes,
        domain,
        classes.equals(ClassNames.DIGITS)
            ? withInput(model, settings, known, options.inverted())
            : settings,
        probabilities ? 1 : temperature(model.metadata()));
  }

  /** What a file says that this program exported. */
  private static Optional<InputRange> range(Map<String, String> metadata) {
    return switch (metadata.getOrDefault("range", "")) {
      case "0-255" -> Optional.of(InputRange.BYTES);
      case "0-1" -> Optional.of(InputRange.UNIT);
      default -> Optional.empty();
    };
  }

  /** The names that the user or the file gives; empty if neither does. */
  private static List<String> named(Map<String, String> metadata, ImportOptions options)
      throws IOException, UserFacingException {
    if (!options.classes().isEmpty()) {
      return ClassNames.checked(options.classes(), "The option for the names of the classes");
    }
    String json = metadata.get("classes");
    if (json == null) {
      return options.usualClasses();
    }
    try {
      return ClassNames.checked(List.of(JSON.readValue(json, String[].class)), "Its metadata");
    } catch (JsonProcessingException | NullPointerException | StackOverflowError e) {
      throw new IOException("the classes in its metadata are not a JSON array of names", e);
    }
  }

  /**
   * The domain that a file names by its preprocessing or by its model: "mnist" and "digits" are the
   * same one.
   *
   * @throws UserFacingException if there is no such domain; the message names those there are
   */
  public static Domain domain(String name) throws UserFacingException {
    for (Domain domain : Domain.values()) {
      if (domain.defaultModel().equals(name)) {
        return domain;
      }
    }
    return Domain.named(name);
  }

  private static List<String> defaults(Domain domain, int count) throws IOException {
    if (count != domain.classNames().size()) {
      throw new IOException(
          "it has %d classes without names; name them with: sketch28 import-model --classes"
              .formatted(count));
    }
    return domain.classNames();
  }

  private static double temperature(Map<String, String> metadata) {
    try {
      double found = Double.parseDouble(metadata.getOrDefault("temperature", "1"));
      return found >= 0.01 && found <= 100 ? found : 1;
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  private static String output(OnnxModel model, ImportOptions options, int classes)
      throws IOException {
    List<OnnxSession.Value> fitting =
        model.outputs().stream()
            .filter(
                each -> classes == 0 || each.shape().get(1) == -1 || each.shape().get(1) == classes)
            .filter(each -> options.output().map(each.name()::equals).orElse(true))
            .toList();
    List<String> names = fitting.stream().map(OnnxSession.Value::name).toList();
    if (names.size() == 1) {
      return names.get(0);
    }
    if (names.isEmpty()) {
      throw new IOException(
          "none of its outputs (%s) has a number of the type FLOAT for each %s"
              .formatted(
                  model.outputWords(),
                  classes == 0
                      ? "of 2 to %d classes".formatted(MOST_CLASSES)
                      : "of the %d classes".formatted(classes)));
    }
    return USUAL_OUTPUTS.stream()
        .filter(names::contains)
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "several of its outputs (%s) may be the classes; name one with: sketch28 import-model --output"
                        .formatted(String.join(", ", names))));
  }

  /** The output for a few digits, each on its own, for a blank image and for one full of ink. */
  private static float[][] probe(OnnxModel model, OnnxSettings settings) throws IOException {
    ImageDataset digits = StrokeDigits.images("digits", PROBES, 1);
    float[] full = new float[ImageDataset.PIXELS];
    Arrays.fill(full, 1);
    float[][] rows = new float[PROBES + 2][];
    for (int i = 0; i < rows.length; i++) {
      float[] image =
          i < PROBES
              ? digits.image(i).toFloats()
              : i == PROBES ? full : new float[ImageDataset.PIXELS];
      rows[i] = model.run(image, 1, settings)[0];
      requireUsable(rows[i], rows[0]);
    }
    return rows;
  }

  private static void requireUsable(float[] row, float[] first) throws IOException {
    if (row.length < 2 || row.length > MOST_CLASSES) {
      throw new IOException(
          "its output has %d values for an image; there may be 2 to %d classes"
              .formatted(row.length, MOST_CLASSES));
    }
    if (row.length != first.length) {
      throw new IOException("its output does not have the same number of values for each image");
    }
    for (float value : row) {
      if (!Float.isFinite(value)) {
        throw new IOException("its output is not made of numbers");
      }
    }
  }

  /** The settings with the input with which the model loses least on synthetic digits. */
  private static OnnxSettings withInput(
      OnnxModel model, OnnxSettings settings, Optional<InputRange> known, Optional<Boolean> inks) {
    ImageDataset digits = StrokeDigits.images("digits", LABELLED, 2);
    List<GrayImage> images = IntStream.range(0, LABELLED).mapToObj(digits::image).toList();
    OnnxSettings best = settings;
    double least = Double.POSITIVE_INFINITY;
    for (InputRange range : known.map(List::of).orElse(RANGES)) {
      for (boolean inverted : inks.map(List::of).orElse(List.of(false, true))) {
        OnnxSettings tried = settings.withInput(range, inverted);
        // Closing the classifier would close the model.
        List<Prediction> predictions =
            new OnnxClassifier(ClassNames.DIGITS, model, tried, Calibration.none()).predict(images);
        double loss = 0;
        for (int i = 0; i < LABELLED; i++) {
          loss -= Math.log(Math.max(1e-9, predictions.get(i).probabilities()[digits.label(i)]));
        }
        if (loss < least) {
          best = tried;
          least = loss;
        }
      }
    }
    return best;
  }

  private static boolean isDistribution(float[] row) {
    double sum = 0;
    for (float value : row) {
      if (value < -EXACT || value > 1 + EXACT) {
        return false;
      }
      sum += value;
    }
    return Math.abs(sum - 1) < EXACT;
  }
}
