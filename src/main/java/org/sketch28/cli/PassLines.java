package org.sketch28.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sketch28.train.classical.LearningCurve;

/** Prints a line for each pass of a training over its images. */
final class PassLines implements Consumer<LearningCurve> {

  private final Output output;
  private final ProgressLine progress;
  private int printed = -1;

  PassLines(Output output, ProgressLine progress) {
    this.output = output;
    this.progress = progress;
  }

  @Override
  public void accept(LearningCurve curve) {
    List<LearningCurve.Pass> measured =
        curve.done().stream().filter(pass -> !Double.isNaN(pass.validationAccuracy())).toList();
    int before = printed;
    printed = measured.size();
    // Passes of an earlier session were printed by that session.
    for (int i = before; before >= 0 && i < printed; i++) {
      print(measured.get(i), curve.passes());
    }
  }

  private void print(LearningCurve.Pass pass, int all) {
    if (output.isJson()) {
      output.json(Map.of("pass", pass));
      return;
    }
    progress.clear();
    output.line(
        "pass %d/%d  accuracy %.2f %%  validation accuracy %.2f %%",
        pass.pass(), all, 100 * pass.accuracy(), 100 * pass.validationAccuracy());
  }
}
