package org.sketch28.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.change.Morph;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sketch28 bench morph}: how long the way from one drawing to another takes to compute. */
@Command(
    name = "morph",
    description = "Morph each of people's digits into the next one, and measure the time.",
    mixinStandardHelpOptions = true)
final class MorphCommand implements Callable<Integer> {

  private final Workspace workspace;

  MorphCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private LeftOutDigits digits;

  @Override
  public Integer call() throws UserFacingException {
    return digits.measure(workspace, this::measure);
  }

  private void measure(Recognizer recognizer, List<Drawing> chosen, Random random) {
    List<Double> millis = new ArrayList<>();
    int crossings = 0;
    for (int i = 1; i < chosen.size(); i++) {
      long start = System.nanoTime();
      Optional<Morph> morph = Morph.of(recognizer, chosen.get(i - 1), chosen.get(i));
      millis.add((System.nanoTime() - start) / 1e6);
      crossings += morph.isPresent() && morph.get().crossing().isPresent() ? 1 : 0;
    }
    System.out.printf(
        "%s: %d frames between two drawings, %,d times (seed %d): %s. On the way the prediction"
            + " changed in %,d.%n",
        digits.model(),
        Morph.STEPS + 1,
        millis.size(),
        digits.seed(),
        Percentiles.of(millis),
        crossings);
  }
}
