package org.sketch28.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sketch28.evaluate.BinomialCount;

/** Counts the drawings of a stroke file, and how many of them are classified correctly. */
final class StrokeSummary {

  private int count;
  private BinomialCount labelled = new BinomialCount(0, 0);

  /** Counts a drawing whose class is not known. */
  void add() {
    count++;
  }

  /** Counts a drawing whose class is known. */
  void add(boolean correct) {
    count++;
    labelled = labelled.plus(correct);
  }

  /**
   * Prints the counts.
   *
   * @param label what a drawing needs to be counted as correct or wrong
   */
  void print(Output output, String label) {
    if (output.isJson()) {
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("count", count);
      summary.put("labelled", labelled.count());
      summary.put("correct", labelled.correct());
      summary.put("accuracy", labelled.count() == 0 ? null : labelled.accuracy());
      output.json(Map.of("summary", summary));
      return;
    }
    output.line("%d drawings, %d of them with %s", count, labelled.count(), label);
    if (labelled.count() > 0) {
      output.line(
          "%d correct, %.2f %% (95 %%: %.2f to %.2f)",
          labelled.correct(),
          100 * labelled.accuracy(),
          100 * labelled.low(),
          100 * labelled.high());
    }
  }
}
