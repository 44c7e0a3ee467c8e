package org.sketch28.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Option;

/** Options of commands that look at digits drawn by people of whom no model has seen anything. */
final class LeftOutDigits {

  @Option(
      names = "--model",
      defaultValue = "digits",
      description = "Name or folder of a model of digits (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--drawings",
      defaultValue = "300",
      description = "Number of drawings of writers left out (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the random choices (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** The name or folder of the model. */
  String model() {
    return model;
  }

  /** The seed of the random choices. */
  long seed() {
    return seed;
  }

  /** Measures something, and prints it. */
  @FunctionalInterface
  interface Measurement {

    /**
     * @param recognizer reads drawings with the model
     * @param drawings as many as are wanted, chosen at random
     * @param random for more random choices
     */
    void run(Recognizer recognizer, List<Drawing> drawings, Random random);
  }

  /**
   * Loads the model and the drawings, and measures.
   *
   * @return the exit code
   * @throws UserFacingException if the model or the drawings are not there
   */
  int measure(Workspace workspace, Measurement measurement) throws UserFacingException {
    Random random = new Random(seed);
    List<Drawing> drawings = new ArrayList<>(all(workspace.catalog()));
    Collections.shuffle(drawings, random);
    try (Recognizer recognizer = Recognizer.load(workspace.models().find(model))) {
      measurement.run(recognizer, drawings.subList(0, Math.min(count, drawings.size())), random);
    }
    return 0;
  }

  private static List<Drawing> all(Catalog catalog) throws UserFacingException {
    return PenDigits.read(
            catalog
                .folders()
                .file(PenDigits.FOLDER, PenDigits.FILE)
                .orElseThrow(
                    () ->
                        new UserFacingException(
                            "There is no %s/%s.gz in the folder named by SKETCH28_DATA."
                                .formatted(PenDigits.FOLDER, PenDigits.FILE))))
        .stream()
        .filter(sample -> PenDigits.LEFT_OUT.contains(sample.writer()))
        .map(PenDigits.Sample::drawing)
        .toList();
  }
}
