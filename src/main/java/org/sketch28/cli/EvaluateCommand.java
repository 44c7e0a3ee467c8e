package org.sketch28.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.evaluate.ConfusionMatrix;
import org.sketch28.evaluate.ErrorsCsv;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.evaluate.Evaluator;
import org.sketch28.evaluate.LabelErrors;
import org.sketch28.evaluate.Reliability;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.ChosenByTest;
import org.sketch28.train.tune.LearnedImages;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sketch28 evaluate}: measures a model on the images of a dataset. */
@Command(
    name = "evaluate",
    description =
        "Evaluate a model on a dataset. The result is saved and also opens in the window.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

  private final Workspace workspace;

  EvaluateCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description = "Name or folder of the model.")
  private String model;

  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "DATASET",
      description = "Name of the dataset; \"sketch28 datasets\" lists them.")
  private String dataset;

  @Mixin private SplitOption split;

  @Option(names = "--corrections", description = "Use your corrected labels.")
  private boolean corrected;

  @Option(
      names = "--errors",
      paramLabel = "FILE.csv",
      description = "Write a table of the images that the model gets wrong.")
  private Path errors;

  @Option(
      names = "--suspects",
      paramLabel = "FILE.csv",
      description = "Write a table of all images, those most likely to be mislabelled first.")
  private Path suspects;

  @Option(
      names = "--save",
      description =
          "Evaluate anew, and save the outputs in the folder of the model, in the form in which"
              + " they ship with the program.")
  private boolean save;

  @Override
  public Integer call() throws UserFacingException {
    Evaluator evaluator = workspace.evaluator();
    ModelStore.Entry entry = workspace.models().find(model);
    Evaluation evaluation;
    try (ProgressLine progress = output.progress("Evaluating")) {
      evaluation =
          save
              ? evaluator.evaluateForShipping(entry, dataset, split.split(), progress)
              : evaluator.evaluate(entry, dataset, split.split(), progress);
    }
    if (corrected) {
      evaluation = evaluation.corrected(evaluator.catalog().corrections().list(dataset));
    }
    if (errors != null) {
      OutputFile.write(errors, ErrorsCsv.of(evaluation, evaluation.errors()));
    }
    if (suspects != null) {
      OutputFile.write(suspects, ErrorsCsv.of(evaluation, LabelErrors.queue(evaluation)));
    }
    boolean chosen = ChosenByTest.is(entry.manifest(), dataset, split.split());
    boolean learned = LearnedImages.are(entry.manifest(), dataset, split.split());
    if (output.isJson()) {
      Map<String, Object> line = json(evaluation);
      line.put("chosenByTheseImages", chosen);
      line.put("learnedFromTheseImages", learned);
      output.json(line);
    } else {
      print(evaluation);
      if (chosen) {
        output.line("");
        output.line("%s", ChosenByTest.WARNING.formatted(evaluation.key().model()));
      }
      if (learned) {
        output.line("");
        output.line("%s", LearnedImages.WARNING.formatted(evaluation.key().model()));
      }
    }
    return 0;
  }

  private static Map<String, Object> json(Evaluation evaluation) {
    BinomialCount top1 = evaluation.topK(1);
    Reliability after = evaluation.reliability();
    Reliability before = evaluation.uncalibrated();
    ConfusionMatrix confusion = ConfusionMatrix.of(evaluation);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("model", evaluation.key().model());
    line.put("dataset", evaluation.key().dataset());
    line.put("split", evaluation.split().toString());
    line.put("count", top1.count());
    line.put("correct", top1.correct());
    line.put("errors", top1.count() - top1.correct());
    line.put("accuracy", top1.accuracy());
    line.put("low", top1.low());
    line.put("high", top1.high());
    line.put("top2", evaluation.topK(2).accuracy());
    line.put("top3", evaluation.topK(3).accuracy());
    line.put("known", evaluation.knownShare());
    line.put("negativeLogLikelihood", after.negativeLogLikelihood());
    line.put("brier", after.brier());
    line.put("expectedCalibrationError", after.expectedCalibrationError());
    line.put("expectedCalibrationErrorBefore", before.expectedCalibrationError());
    line.put("temperature", evaluation.calibration().temperature());
    List<Map<String, Object>> classes = new ArrayList<>();
    for (int c = 0; c < evaluation.classes(); c++) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("name", confusion.classNames().get(c));
      each.put("count", confusion.ofLabel(c));
      each.put("precision", confusion.precision(c));
      each.put("recall", confusion.recall(c));
      each.put("f1", confusion.f1(c));
      classes.add(each);
    }
    line.put("classes", classes);
    line.put("confusion", confusion.counts());
    return line;
  }

  private void print(Evaluation evaluation) {
    printAccuracy(evaluation);
    ConfusionMatrix confusion = ConfusionMatrix.of(evaluation);
    printClasses(confusion);
    output.line("");
    printCounts(confusion);
  }

  private void printAccuracy(Evaluation evaluation) {
    BinomialCount top1 = evaluation.topK(1);
    output.line(
        "%s on %s: %d of %d correct, %.2f %% (95 %%: %.2f to %.2f), %d wrong, %.1f %% accepted",
        evaluation.key().model(),
        evaluation.data().name(),
        top1.correct(),
        top1.count(),
        100 * top1.accuracy(),
        100 * top1.low(),
        100 * top1.high(),
        top1.count() - top1.correct(),
        100 * evaluation.knownShare());
    Reliability after = evaluation.reliability();
    output.line(
        "top-2 accuracy %.2f %%, top-3 %.2f %%; negative log-likelihood %.4f, Brier score %.4f;"
            + " expected calibration error %.2f %% (%.2f %% without the temperature of %.2f)",
        100 * evaluation.topK(2).accuracy(),
        100 * evaluation.topK(3).accuracy(),
        after.negativeLogLikelihood(),
        after.brier(),
        100 * after.expectedCalibrationError(),
        100 * evaluation.uncalibrated().expectedCalibrationError(),
        evaluation.calibration().temperature());
  }

  private void printClasses(ConfusionMatrix confusion) {
    output.line("%-14s %7s %10s %8s %8s", "class", "images", "precision", "recall", "F1");
    for (int c = 0; c < confusion.classNames().size(); c++) {
      output.line(
          "%-14s %7d %9.2f%% %7.2f%% %7.2f%%",
          confusion.classNames().get(c),
          confusion.ofLabel(c),
          100 * confusion.precision(c),
          100 * confusion.recall(c),
          100 * confusion.f1(c));
    }
  }

  private void printCounts(ConfusionMatrix confusion) {
    int classes = confusion.classNames().size();
    output.line("label ↓  predicted →");
    StringBuilder head = new StringBuilder("%-14s".formatted(""));
    confusion.classNames().forEach(name -> head.append("%6.5s".formatted(name)));
    output.line("%s", head);
    for (int label = 0; label < classes; label++) {
      StringBuilder row = new StringBuilder("%-14s".formatted(confusion.classNames().get(label)));
      for (int predicted = 0; predicted < classes; predicted++) {
        int count = confusion.count(label, predicted);
        row.append(count == 0 ? "     ·" : "%6d".formatted(count));
      }
      output.line("%s", row);
    }
  }
}
