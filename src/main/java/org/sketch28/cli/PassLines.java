package org.sketch28.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sketch28.train.classical.LearningCurve;

/** Prints a line for each pass of a training over its images. */
final class PassLines implements Consumer<LearningCurve> {

  private final Output output;
  private final ProgressLine progress;
  private final boolean validated;
  private int printed = -1;

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
    List<LearningCurve.Pass> done = curve.done();
    if (printed < 0) {
      // Passes of an earlier session were printed by that session.
      printed = done.size();
    }
    while (printed < done.size() && isKnown(done.get(printed))) {
      print(done.get(printed), curve.passes());
      printed++;
    }
  }

  private boolean isKnown(LearningCurve.Pass pass) {
    return !validated || !Double.isNaN(pass.validationAccuracy());
  }

  private void print(LearningCurve.Pass pass, int all) {
    if (output.isJson()) {
      output.json(Map.of("pass", pass));
      return;
    }
    progress.clear();
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
