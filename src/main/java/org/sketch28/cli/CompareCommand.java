package org.sketch28.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.evaluate.Comparison;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.evaluate.Evaluator;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.ChosenByTest;
import org.sketch28.train.tune.LearnedImages;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sketch28 compare}: which images a second model gets right or wrong instead. */
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

  @Parameters(index = "0", paramLabel = "A", description = "Name or folder of the first model.")
  private String first;

  @Parameters(index = "1", paramLabel = "B", description = "Name or folder of the second model.")
  private String second;

  @Option(
      names = "--dataset",
      paramLabel = "DATASET",
      description = "Name of the dataset (default: the one that A was trained on).")
  private String dataset;

  @Mixin private SplitOption split;

  @Override
  public Integer call() throws UserFacingException {
    ModelStore.Entry a = workspace.models().find(first);
    ModelStore.Entry b = workspace.models().find(second);
    String on = dataset == null ? datasetOf(a.manifest()) : dataset;
    Evaluator evaluator = workspace.evaluator();
    Evaluation ofA;
    Evaluation ofB;
    try (ProgressLine progress = output.progress("Evaluating")) {
      ofA = evaluator.evaluate(a, on, split.split(), progress);
      ofB = evaluator.evaluate(b, on, split.split(), progress);
    }
    print(on, a.manifest(), b.manifest(), ofA, ofB);
    return 0;
  }

  private boolean isChosen(ModelManifest model, String on) throws UserFacingException {
    return ChosenByTest.is(model, on, split.split());
  }

  private boolean isLearned(ModelManifest model, String on) throws UserFacingException {
    return LearnedImages.are(model, on, split.split());
  }

  private void print(String on, ModelManifest a, ModelManifest b, Evaluation ofA, Evaluation ofB)
      throws UserFacingException {
    Comparison comparison = Comparison.of(ofA, ofB);
    if (output.isJson()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("a", ofA.key().model());
      line.put("b", ofB.key().model());
      line.put("dataset", on);
      line.put("errorsOfA", ofA.errors().length);
      line.put("errorsOfB", ofB.errors().length);
      line.put("fixed", comparison.fixed());
      line.put("broken", comparison.broken());
      line.put("bothWrong", comparison.bothWrong());
      line.put("bothRight", comparison.bothRight());
      line.put("p", comparison.pValue());
      line.put("aChosenByTheseImages", isChosen(a, on));
      line.put("bChosenByTheseImages", isChosen(b, on));
      line.put("aLearnedFromTheseImages", isLearned(a, on));
      line.put("bLearnedFromTheseImages", isLearned(b, on));
      output.json(line);
    } else {
      output.line(
          "On %s, A (%s) has %d errors and B (%s) has %d.",
          ofA.data().name(),
          ofA.key().model(),
          ofA.errors().length,
          ofB.key().model(),
          ofB.errors().length);
      output.line(
          "Only A is wrong on %d images, only B on %d, both on %d, neither on %d.",
          comparison.fixed().length,
          comparison.broken().length,
          comparison.bothWrong().length,
          comparison.bothRight());
      output.line("McNemar's exact test: p = %.4g", comparison.pValue());
      warn(a, on);
      warn(b, on);
    }
  }

  private void warn(ModelManifest model, String on) throws UserFacingException {
    if (isChosen(model, on)) {
      output.line("%s", ChosenByTest.WARNING.formatted(model.name()));
    }
    if (isLearned(model, on)) {
      output.line("%s", LearnedImages.WARNING.formatted(model.name()));
    }
  }

  private static String datasetOf(ModelManifest manifest) throws UserFacingException {
    if (manifest.data() == null) {
      throw new UserFacingException(
          "The model %s does not record what it was trained on. Name a dataset with --dataset."
              .formatted(manifest.name()));
    }
    return manifest.data().names().get(0);
  }
}
