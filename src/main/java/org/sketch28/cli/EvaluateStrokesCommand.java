package org.sketch28.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.evaluate.strokes.Metric;
import org.sketch28.evaluate.strokes.StrokeEvaluation;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ManifestFile;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.ChosenByTest;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.tune.HandAccuracy;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sketch28 evaluate-strokes}: measures a model on drawings by people it has not seen. */
@Command(
    name = "evaluate-strokes",
    description =
        "Measure a model on drawings by people whose drawings it was not trained on: accuracy; the "
            + "cost of stroke width, size, position and rotation; the detection of unknown drawings; "
            + "calibration; and the reading of numbers.",
    mixinStandardHelpOptions = true)
final class EvaluateStrokesCommand implements Callable<Integer> {

  private final Workspace workspace;

  EvaluateStrokesCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Spec private CommandSpec spec;
  @Mixin private Output output;
  @Mixin private ModelOption model;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "GROUP",
      description = "Groups of metrics to measure: ${COMPLETION-CANDIDATES} (default: all).")
  private Set<StrokeEvaluation.Group> only = EnumSet.allOf(StrokeEvaluation.Group.class);

  @Option(
      names = "--writers",
      split = ",",
      paramLabel = "WRITER",
      description =
          "Writers of the pen digits, 1 to 30 (default: the six who are left out of all training). "
              + "Use others to choose settings, with a model that was not trained on their digits.")
  private Set<Integer> writers = PenDigits.LEFT_OUT;

  @Option(
      names = "--plain",
      description = "For comparison, only scale the canvas to 28 × 28, as most programs do.")
  private boolean plain;

  @Option(names = "--save", description = "Save the metrics in the model's model.json.")
  private boolean save;

  @Override
  public Integer call() throws UserFacingException {
    if (!PenDigits.WRITERS.containsAll(writers)) {
      throw new ParameterException(spec.commandLine(), "--writers must be numbers from 1 to 30.");
    }
    if (save && !writers.equals(PenDigits.LEFT_OUT)) {
      throw new ParameterException(
          spec.commandLine(),
          "--save is for the writers who are left out of all training. Leave out --writers to save"
              + " their metrics.");
    }
    ModelStore.Entry entry = model.find(workspace);
    Predicate<Metric> chosen =
        metric -> ChosenByTest.is(entry.manifest()) && metric.measure().endsWith(ModelBuilder.TEST);
    List<Metric> metrics = new ArrayList<>();
    try (Recognizer recognizer = Recognizer.load(entry)) {
      StrokeEvaluation.Settings settings = new StrokeEvaluation.Settings(only, writers, plain);
      new StrokeEvaluation(
              recognizer,
              workspace.catalog(),
              settings,
              metric -> {
                metrics.add(metric);
                print(metric, chosen.test(metric));
                if (chosen.test(metric) && !output.isJson()) {
                  output.line("%s", ChosenByTest.WARNING.formatted(entry.manifest().name()));
                }
              })
          .run();
    }
    if (only.contains(StrokeEvaluation.Group.CALIBRATION)) {
      workspace
          .evaluator()
          .store()
          .looks()
          .add(entry.manifest(), HandAccuracy.others(entry.manifest().domain()), true);
    }
    if (save) {
      // Such a figure would become the model's headline.
      metrics.removeIf(chosen);
      save(entry, metrics);
    }
    return 0;
  }

  private void save(ModelStore.Entry entry, List<Metric> metrics) throws UserFacingException {
    // Another command may have saved results, or another model here, while this one was measured.
    ModelManifest now = ModelStore.entry(entry.folder()).manifest();
    if (!now.parametersSha256().equals(entry.manifest().parametersSha256())) {
      throw new UserFacingException(
          "%s was replaced while it was evaluated. Evaluate the new model."
              .formatted(entry.folder()));
    }
    try {
      ManifestFile.write(entry.folder(), now.withResults(results(now, metrics)));
    } catch (IOException e) {
      throw new UserFacingException(
          "The metrics cannot be saved in %s: %s. Check that the folder is writable."
              .formatted(entry.folder(), FileErrors.reason(e)),
          e);
    }
  }

  private void print(Metric metric, boolean chosen) {
    if (output.isJson()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("measure", metric.measure());
      line.put("value", metric.value());
      line.put("count", metric.count());
      if (!Double.isNaN(metric.low())) {
        line.put("low", metric.low());
        line.put("high", metric.high());
      }
      if (chosen) {
        line.put("chosenByTheseImages", true);
      }
      output.json(line);
    } else if (Double.isNaN(metric.low())) {
      boolean area = metric.unit() == Metric.Unit.AREA;
      output.line(
          area ? "%-70s %8.4f    of %,d" : "%-70s %8.2f %%  of %,d",
          metric.measure(),
          area ? metric.value() : 100 * metric.value(),
          metric.count());
    } else {
      output.line(
          "%-70s %8.2f %%  of %,d (95 %%: %.2f to %.2f)",
          metric.measure(),
          100 * metric.value(),
          metric.count(),
          100 * metric.low(),
          100 * metric.high());
    }
  }

  /** The results in the manifest, those of the same measures replaced. */
  private List<ModelManifest.Result> results(ModelManifest manifest, List<Metric> metrics) {
    String command =
        "sketch28 evaluate-strokes --model " + manifest.name() + (plain ? " --plain" : "");
    Map<String, ModelManifest.Result> results = new LinkedHashMap<>();
    manifest.results().forEach(result -> results.put(result.measure(), result));
    for (Metric metric : metrics) {
      String measure = metric.measure() + (plain ? ", plain pipeline" : "");
      results.put(
          measure, new ModelManifest.Result(measure, metric.value(), metric.count(), command));
    }
    return new ArrayList<>(results.values());
  }
}
