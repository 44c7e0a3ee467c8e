package org.sketch28.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Prediction;
import org.sketch28.model.change.ChangeSearch;
import org.sketch28.model.change.DrawingChange;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code sketch28 bench change}: how often, how fast and with how little ink people's digits become
 * the runner-up.
 */
@Command(
    name = "change",
    description =
        "Change people's digits into the runner-up class, and measure how much ink changes.",
    mixinStandardHelpOptions = true)
final class ChangeCommand implements Callable<Integer> {

  /** How long a person waits for the change. */
  private static final double LIMIT = 300;

  private final Workspace workspace;

  ChangeCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private LeftOutDigits digits;

  @Override
  public Integer call() throws UserFacingException {
    return digits.measure(workspace, this::measure);
  }

  private void measure(Recognizer recognizer, List<Drawing> chosen, Random random) {
    List<Double> millis = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    List<Double> places = new ArrayList<>();
    int inTime = 0;
    for (Drawing drawing : chosen) {
      Prediction prediction = recognizer.recognize(drawing).prediction().orElseThrow();
      long start = System.nanoTime();
      Optional<DrawingChange> change =
          ChangeSearch.find(recognizer, drawing, prediction.ranking().get(1), () -> true);
      double time = (System.nanoTime() - start) / 1e6;
      millis.add(time);
      if (change.isPresent()) {
        shares.add(change.get().share());
        places.add(change.get().erasedAndAdded());
        inTime += time <= LIMIT ? 1 : 0;
      }
    }
    Percentiles times = Percentiles.of(millis);
    Percentiles ink = Percentiles.of(shares);
    Percentiles both = Percentiles.of(places);
    System.out.printf(
        "%s: the runner-up of %,d drawings (seed %d) was reached for %.1f %%, for %.1f %% within"
            + " %.0f ms. Median change of ink %.0f %%, p90 %.0f %%; if a moved"
            + " piece counts at both places, %.0f %% and %.0f %%. Time: median %.0f ms, p95 %.0f"
            + " ms.%n",
        digits.model(),
        chosen.size(),
        digits.seed(),
        100.0 * shares.size() / chosen.size(),
        100.0 * inTime / chosen.size(),
        LIMIT,
        100 * ink.at(0.5),
        100 * ink.at(0.9),
        100 * both.at(0.5),
        100 * both.at(0.9),
        times.at(0.5),
        times.at(0.95));
  }
}
