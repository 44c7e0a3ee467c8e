package org.sketch28.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Split;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.evaluate.ConfusionMatrix;
import org.sketch28.evaluate.ErrorsCsv;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.evaluate.Evaluator;
import org.sketch28.evaluate.LabelErrors;
import org.sketch28.evaluate.Reliability;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sketch28 evaluate}: a model on the images of a dataset. */
@Command(
    name = "evaluate",
    description = "Measure a model on a dataset. The result is kept and opens in the window.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

  private final Workspace workspace;

  EvaluateCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;

  @Option(names = "--model", required = true, description = "The model's name or folder.")
  private String model;

  @Option(
      names = "--dataset",
      required = true,
      description = "The dataset's name, see \"sketch28 datasets\".")
  private String dataset;

  @Option(
      names = "--split",
      defaultValue = "TEST",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Split split;

  @Option(names = "--corrections", description = "Judge by your corrected labels.")
  private boolean corrected;

  @Option(
      names = "--errors",
      paramLabel = "FILE.csv",
      description = "Write the images that are named wrong as a table.")
  private Path errors;

  @Option(
      names = "--suspects",
      paramLabel = "FILE.csv",
      description = "Write all images as a table, the most likely mislabelled first.")
  private Path suspects;

  @Override
  public Integer call() throws UserFacingException, JsonProcessingException {
    Evaluator evaluator = workspace.evaluator();
    ModelStore.Entry entry = workspace.models().find(model);
    Evaluation evaluation;
    try (ProgressLine progress = output.progress("Evaluating")) {
      evaluation = evaluator.evaluate(entry, dataset, split, progress);
    }
    if (corrected) {
      evaluation = evaluation.corrected(evaluator.catalog().corrections().list(dataset));
    }
    if (errors != null) {
      write(errors, ErrorsCsv.of(evaluation, evaluation.errors()));
    }
    if (suspects != null) {
      write(suspects, ErrorsCsv.of(evaluation, LabelErrors.queue(evaluation)));
    }
    if (output.isJson()) {
      output.json(json(evaluation));
    } else {
      print(evaluation);
    }
    return 0;
  }

  private static void write(Path file, byte[] content) throws UserFacingException {
    try {
      AtomicFiles.write(file, content);
    } catch (IOException e) {
      throw new UserFacingException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> json(Evaluation evaluation) {
    BinomialCount tally = evaluation.tally(1);
    Reliability after = Reliability.of(evaluation);
    Reliability before = Reliability.uncalibrated(evaluation);
    ConfusionMatrix confusion = ConfusionMatrix.of(evaluation);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("model", evaluation.subject().model());
    line.put("dataset", evaluation.subject().dataset());
    line.put("split", evaluation.split().toString());
    line.put("count", tally.count());
    line.put("correct", tally.correct());
    line.put("errors", tally.count() - tally.correct());
    line.put("accuracy", tally.accuracy());
    line.put("low", tally.low());
    line.put("high", tally.high());
    line.put("top2", evaluation.tally(2).accuracy());
    line.put("top3", evaluation.tally(3).accuracy());
    line.put("known", evaluation.knownShare());
    line.put("negativeLogLikelihood", after.negativeLogLikelihood());
    line.put("brier", after.brier());
    line.put("expectedCalibrationError", after.expectedCalibrationError());
    line.put("expectedCalibrationErrorBefore", before.expectedCalibrationError());
    line.put("temperature", evaluation.calibration().temperature());
    List<Map<String, Object>> classes = new ArrayList<>();
    for (int c = 0; c < evaluation.classes(); c++) {
      Map<String, Object> of = new LinkedHashMap<>();
      of.put("name", confusion.classNames().get(c));
      of.put("count", confusion.ofLabel(c));
      of.put("precision", finite(confusion.precision(c)));
      of.put("recall", finite(confusion.recall(c)));
      of.put("f1", finite(confusion.f1(c)));
      classes.add(of);
    }
    line.put("classes", classes);
    line.put("confusion", confusion.counts());
    return line;
  }

  private static Double finite(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private void print(Evaluation evaluation) {
    BinomialCount tally = evaluation.tally(1);
    output.line(
        "%s on %s: %d of %d right, %.2f %% (95 %%: %.2f to %.2f), %d wrong, %.1f %% taken as known",
        evaluation.subject().model(),
        evaluation.data().name(),
        tally.correct(),
        tally.count(),
        100 * tally.accuracy(),
        100 * tally.low(),
        100 * tally.high(),
        tally.count() - tally.correct(),
        100 * evaluation.knownShare());
    Reliability after = Reliability.of(evaluation);
    output.line(
        "among the first two %.2f %%, three %.2f %%; negative log-likelihood %.4f, Brier %.4f;"
            + " expected calibration error %.2f %% (%.2f %% without temperature %.2f)",
        100 * evaluation.tally(2).accuracy(),
        100 * evaluation.tally(3).accuracy(),
        after.negativeLogLikelihood(),
        after.brier(),
        100 * after.expectedCalibrationError(),
        100 * Reliability.uncalibrated(evaluation).expectedCalibrationError(),
        evaluation.calibration().temperature());
    ConfusionMatrix confusion = ConfusionMatrix.of(evaluation);
    output.line("%-14s %7s %10s %8s %8s", "class", "images", "precision", "recall", "F1");
    for (int c = 0; c < evaluation.classes(); c++) {
      output.line(
          "%-14s %7d %9.2f%% %7.2f%% %7.2f%%",
          confusion.classNames().get(c),
          confusion.ofLabel(c),
          100 * confusion.precision(c),
          100 * confusion.recall(c),
          100 * confusion.f1(c));
    }
    output.line("");
    output.line("label ↓  named →");
    StringBuilder head = new StringBuilder("%-14s".formatted(""));
    confusion.classNames().forEach(name -> head.append("%6.5s".formatted(name)));
    output.line("%s", head);
    for (int label = 0; label < evaluation.classes(); label++) {
      StringBuilder row = new StringBuilder("%-14s".formatted(confusion.classNames().get(label)));
      for (int predicted = 0; predicted < evaluation.classes(); predicted++) {
        int count = confusion.count(label, predicted);
        row.append(count == 0 ? "     ·" : "%6d".formatted(count));
      }
      output.line("%s", row);
    }
  }
}
