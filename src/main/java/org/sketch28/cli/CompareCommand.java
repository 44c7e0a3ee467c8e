package org.sketch28.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Split;
import org.sketch28.evaluate.Comparison;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.evaluate.Evaluator;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sketch28 compare}: what a second model does better and worse. */
@Command(
    name = "compare",
    description = "Compare two models on the same images, with McNemar's exact test.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

  private final Workspace workspace;

  CompareCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;

  @Parameters(index = "0", paramLabel = "A", description = "A model's name or folder.")
  private String first;

  @Parameters(index = "1", paramLabel = "B", description = "Another's.")
  private String second;

  @Option(names = "--dataset", description = "The dataset's name (default: what A was trained on).")
  private String dataset;

  @Option(
      names = "--split",
      defaultValue = "TEST",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Split split;

  @Override
  public Integer call() throws UserFacingException, JsonProcessingException {
    ModelStore.Entry a = workspace.models().find(first);
    ModelStore.Entry b = workspace.models().find(second);
    String on = dataset == null ? datasetOf(a.manifest()) : dataset;
    Evaluator evaluator = workspace.evaluator();
    Evaluation ofA;
    Evaluation ofB;
    try (ProgressLine progress = output.progress("Evaluating")) {
      ofA = evaluator.evaluate(a, on, split, progress);
      ofB = evaluator.evaluate(b, on, split, progress);
    }
    Comparison comparison = Comparison.of(ofA, ofB);
    if (output.isJson()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("a", ofA.subject().model());
      line.put("b", ofB.subject().model());
      line.put("dataset", on);
      line.put("errorsOfA", ofA.errors().length);
      line.put("errorsOfB", ofB.errors().length);
      line.put("fixed", comparison.fixed());
      line.put("broken", comparison.broken());
      line.put("bothWrong", comparison.bothWrong());
      line.put("bothRight", comparison.bothRight());
      line.put("p", comparison.pValue());
      output.json(line);
    } else {
      output.line(
          "On %s: A (%s) has %d wrong, B (%s) has %d.",
          ofA.data().name(),
          ofA.subject().model(),
          ofA.errors().length,
          ofB.subject().model(),
          ofB.errors().length);
      output.line(
          "Fixed by B %d, broken by B %d, both wrong %d, both right %d.",
          comparison.fixed().length,
          comparison.broken().length,
          comparison.bothWrong().length,
          comparison.bothRight());
      output.line("McNemar's exact test: p = %.4g.", comparison.pValue());
    }
    return 0;
  }

  private static String datasetOf(ModelManifest manifest) throws UserFacingException {
    if (manifest.data() == null) {
      throw new UserFacingException(
          manifest.name() + " does not say what it was trained on; name a --dataset.");
    }
    return List.of(manifest.data().dataset().split(",", -1)).get(0);
  }
}
