package org.sketch28.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sketch28 classify}: names pictures, or drawings given as pen strokes. */
@Command(
    name = "classify",
    description = "Name pictures, or drawings given as pen strokes.",
    mixinStandardHelpOptions = true)
final class ClassifyCommand implements Callable<Integer> {

  private final Workspace workspace;

  ClassifyCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;
  @Mixin private PolarityOption polarity;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Input input;

  static final class Input {
    @Parameters(
        arity = "1..*",
        paramLabel = "IMAGE",
        description = "PNG, JPEG, GIF, BMP, TIFF or WebP files.")
    private List<Path> images;

    @Option(
        names = "--strokes",
        paramLabel = "FILE",
        description = "Drawings, one JSON object a line (.ndjson or .ndjson.gz).")
    private Path strokes;
  }

  @Option(
      names = "--model",
      defaultValue = "digits",
      description = "The model's name or folder (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--labels",
      split = ",",
      paramLabel = "word=class",
      description = "Which class a word of the stroke file counts as.")
  private Map<String, String> labels = new LinkedHashMap<>();

  @Option(
      names = "--numbers",
      description = "With --strokes: read each drawing as a number of one or several digits.")
  private boolean numbers;

  @Override
  public Integer call() throws Exception {
    ModelStore.Entry entry = workspace.models().find(model);
    try (Recognizer recognizer = Recognizer.load(entry)) {
      if (input.strokes != null && numbers) {
        return new NumberClassification(recognizer, output).run(input.strokes);
      }
      return input.strokes != null
          ? new StrokeClassification(recognizer, labels, output.isJson(), output).run(input.strokes)
          : classifyImages(recognizer);
    }
  }

  private int classifyImages(Recognizer recognizer) throws Exception {
    int failed = 0;
    for (Path image : input.images) {
      try {
        Drawing drawing = polarity.read(image);
        print(image, recognizer.recognize(drawing), recognizer.classifier().classNames());
      } catch (UserFacingException e) {
        failed++;
        output.error(e.getMessage());
      }
    }
    return failed == 0 ? 0 : 1;
  }

  private void print(Path image, Recognizer.Recognition recognition, List<String> names)
      throws Exception {
    if (output.isJson()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("file", image.toString());
      line.putAll(StrokeClassification.fields(recognition, names));
      output.json(line);
    } else if (recognition.prediction().isEmpty()) {
      output.line("%-40s nothing", image);
    } else {
      Prediction prediction = recognition.prediction().get();
      output.line(
          "%-40s %-12s %5.1f %%%s",
          image,
          names.get(prediction.best()),
          100 * prediction.confidence(),
          prediction.known() ? "" : "  not sure");
    }
  }
}
