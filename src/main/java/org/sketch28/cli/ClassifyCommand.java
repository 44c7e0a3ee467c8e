package org.sketch28.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.NumberReading;
import org.sketch28.model.recognize.Reading;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sketch28 classify}: classifies pictures, or drawings given as pen strokes. */
@Command(
    name = "classify",
    description = "Classify pictures, or drawings given as pen strokes.",
    mixinStandardHelpOptions = true)
final class ClassifyCommand implements Callable<Integer> {

  private final Workspace workspace;

  ClassifyCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Spec private CommandSpec spec;
  @Mixin private Output output;
  @Mixin private ModelOption model;
  @Mixin private PolarityOption polarity;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Input input;

  static final class Input {
    @Parameters(
        arity = "1..*",
        paramLabel = "IMAGE",
        description = "Pictures to classify: PNG, JPEG, GIF, BMP, TIFF or WebP.")
    private List<Path> images;

    @Option(
        names = "--strokes",
        paramLabel = "FILE",
        description =
            "File of drawings, one JSON object per line (.ndjson or .ndjson.gz). Each is classified as "
                + "one digit or garment, unless --numbers is given.")
    private Path strokes;
  }

  @Option(
      names = "--labels",
      split = ",",
      paramLabel = "word=class",
      description = "With --strokes: the class that a word of the file stands for.")
  private Map<String, String> labels = new LinkedHashMap<>();

  @Option(
      names = "--numbers",
      description = "With --strokes: read each drawing as a number of one or more digits.")
  private boolean numbers;

  @Override
  public Integer call() throws UserFacingException {
    GivenOptions.requireOneOf(spec, "--labels", "--numbers");
    GivenOptions.requireOneOf(spec, "--polarity", "--strokes");
    if (input.strokes == null && (numbers || !labels.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), (numbers ? "--numbers" : "--labels") + " needs --strokes.");
    }
    ModelStore.Entry entry = model.find(workspace);
    checkLabels(entry.manifest().classes());
    try (Recognizer recognizer = Recognizer.load(entry)) {
      if (input.strokes != null && numbers) {
        return new NumberClassification(recognizer, output).run(input.strokes);
      }
      return input.strokes != null
          ? new StrokeClassification(recognizer, labels, output).run(input.strokes)
          : classifyImages(recognizer);
    }
  }

  private void checkLabels(List<String> classes) {
    for (String label : labels.values()) {
      if (!classes.contains(label)) {
        throw new ParameterException(
            spec.commandLine(),
            "--labels names the class \"%s\", but the model's classes are: %s."
                .formatted(label, String.join(", ", classes)));
      }
    }
  }

  private int classifyImages(Recognizer recognizer) throws UserFacingException {
    int failed = 0;
    for (Path image : input.images) {
      try {
        Drawing drawing = polarity.read(image);
        print(image, recognizer.read(drawing), recognizer.classifier().classNames());
      } catch (UserFacingException e) {
        failed++;
        output.error(e.getMessage());
      }
    }
    return failed == 0 ? 0 : 1;
  }

  private void print(Path image, Reading reading, List<String> names) {
    if (output.isJson()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("file", image.toString());
      line.putAll(StrokeClassification.fields(reading.recognition(), names));
      reading.number().ifPresent(number -> line.putAll(numberFields(number, names)));
      output.json(line);
    } else if (reading.number().isPresent()) {
      NumberReading number = reading.number().get();
      output.line("%-40s %-12s %s", image, number.text(names), digits(number, names));
    } else if (reading.recognition().prediction().isEmpty()) {
      output.line("%-40s blank", image);
    } else {
      Prediction prediction = reading.recognition().prediction().get();
      output.line(
          "%-40s %-12s %5.1f %%%s",
          image,
          names.get(prediction.best()),
          100 * prediction.confidence(),
          prediction.known() ? "" : "  not sure");
    }
  }

  private static Map<String, Object> numberFields(NumberReading number, List<String> names) {
    List<Map<String, Object>> digits = new ArrayList<>();
    for (NumberReading.Part part : number.parts()) {
      Map<String, Object> digit = new LinkedHashMap<>();
      digit.put("label", names.get(part.prediction().best()));
      digit.put("probability", part.prediction().confidence());
      digits.add(digit);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("number", number.text(names));
    fields.put("digits", digits);
    return fields;
  }

  private static String digits(NumberReading number, List<String> names) {
    return number.parts().stream()
        .map(
            part ->
                "%s %.1f %%"
                    .formatted(
                        names.get(part.prediction().best()), 100 * part.prediction().confidence()))
        .collect(Collectors.joining(", "));
  }
}
