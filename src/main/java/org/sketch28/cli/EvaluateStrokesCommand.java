package org.sketch28.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.evaluate.strokes.Metric;
import org.sketch28.evaluate.strokes.StrokeEvaluation;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sketch28 evaluate-strokes}: a model on drawings of people it has not learned from. */
@Command(
    name = "evaluate-strokes",
    description = {
      "Measure a model on drawings of people whom it has not learned from: accuracy, what stroke",
      "width, size, place and rotation cost, what it takes for unknown, calibration, numbers."
    },
    mixinStandardHelpOptions = true)
final class EvaluateStrokesCommand implements Callable<Integer> {

  private final Workspace workspace;

  EvaluateStrokesCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;

  @Option(
      names = "--model",
      defaultValue = "digits",
      description = "The model's name or folder (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "GROUP",
      description = "Some of ${COMPLETION-CANDIDATES} (default: all).")
  private Set<StrokeEvaluation.Group> only = EnumSet.allOf(StrokeEvaluation.Group.class);

  @Option(
      names = "--writers",
      split = ",",
      paramLabel = "WRITER",
      description = {
        "Of the pen digits (default: the six who are left out of all training). Others are for",
        "choosing settings, with a model that was not trained on them."
      })
  private Set<Integer> writers = PenDigits.LEFT_OUT;

  @Option(
      names = "--plain",
      description = "The whole canvas scaled to 28 × 28, as most programs do, for comparison.")
  private boolean plain;

  @Option(names = "--save", description = "Write the figures into the model's model.json.")
  private boolean save;

  @Override
  public Integer call() throws UserFacingException, IOException {
    ModelStore.Entry entry = workspace.models().find(model);
    List<Metric> figures = new ArrayList<>();
    try (Recognizer recognizer = Recognizer.load(entry)) {
      StrokeEvaluation.Settings settings = new StrokeEvaluation.Settings(only, writers, plain);
      new StrokeEvaluation(
              recognizer,
              workspace.catalog(),
              settings,
              figure -> {
                figures.add(figure);
                print(figure);
              })
          .run();
    }
    if (save) {
      ModelStore.saveManifest(
          entry.folder(), entry.manifest().withResults(results(entry.manifest(), figures)));
    }
    return 0;
  }

  private void print(Metric figure) {
    if (output.isJson()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("measure", figure.measure().strip());
      line.put("value", figure.value());
      line.put("count", figure.count());
      if (!Double.isNaN(figure.low())) {
        line.put("low", figure.low());
        line.put("high", figure.high());
      }
      try {
        output.json(line);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a figure is always JSON", e);
      }
    } else if (Double.isNaN(figure.low())) {
      boolean area = figure.measure().startsWith("AUROC");
      output.line(
          area ? "%-70s %8.4f    of %,d" : "%-70s %8.2f %%  of %,d",
          figure.measure(),
          area ? figure.value() : 100 * figure.value(),
          figure.count());
    } else {
      output.line(
          "%-70s %8.2f %%  of %,d (95 %%: %.2f to %.2f)",
          figure.measure(),
          100 * figure.value(),
          figure.count(),
          100 * figure.low(),
          100 * figure.high());
    }
  }

  /** What the manifest had, with figures of the same measure replaced. */
  private List<ModelManifest.Result> results(ModelManifest manifest, List<Metric> figures) {
    String command =
        "sketch28 evaluate-strokes --model " + manifest.name() + (plain ? " --plain" : "");
    Map<String, ModelManifest.Result> results = new LinkedHashMap<>();
    manifest.results().forEach(result -> results.put(result.measure(), result));
    for (Metric figure : figures) {
      String measure = figure.measure().strip() + (plain ? ", plain pipeline" : "");
      results.put(
          measure, new ModelManifest.Result(measure, figure.value(), figure.count(), command));
    }
    return new ArrayList<>(results.values());
  }
}
