package org.sketch28.cli;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.sketch28.train.classical.LearningCurve;

/** Prints a line for each pass of a training over its images. */
final class PassLines implements Consumer<LearningCurve> {

  private final Output output;
  private final ProgressLine progress;
  private final boolean validated;
  private OptionalInt printed = OptionalInt.empty();

  /**
   * @param validated whether there are validation images: a line waits for their figure
   */
  PassLines(Output output, ProgressLine progress, boolean validated) {
    this.output = output;
    this.progress = progress;
    this.validated = validated;
  }

  @Override
  public void accept(LearningCurve curve) {
    List<LearningCurve.Pass> done = curve.done().stream().filter(this::isKnown).toList();
    if (printed.isEmpty()) {
      // Passes of an earlier session were printed by that session.
      printed = OptionalInt.of(done.isEmpty() ? 0 : done.get(done.size() - 1).pass());
    }
    for (LearningCurve.Pass pass : done) {
      if (pass.pass() > printed.getAsInt()) {
        print(pass, curve.length());
        printed = OptionalInt.of(pass.pass());
      }
    }
  }

  private boolean isKnown(LearningCurve.Pass pass) {
    return !Double.isNaN(validated ? pass.validationAccuracy() : pass.accuracy());
  }

  private void print(LearningCurve.Pass pass, int all) {
    progress.clear();
    if (output.isJson()) {
      output.json(Map.of("pass", pass));
      return;
    }
    output.line(
        "pass %d/%d  accuracy %.2f %%%s",
        pass.pass(),
        all,
        100 * pass.accuracy(),
        validated
            ? "  validation accuracy %.2f %%".formatted(100 * pass.validationAccuracy())
            : "");
  }
}
