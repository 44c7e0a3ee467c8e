package org.sketch28.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.InkPiece;
import org.sketch28.model.recognize.InkEvidence;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code sketch28 bench evidence}: whether the piece of ink that speaks most for a digit does so,
 * and how long it takes to find it.
 */
@Command(
    name = "evidence",
    description =
        "Remove from people's digits the piece of ink that supports the prediction most, or a random"
            + " piece of the same length, and compare how far the logit falls.",
    mixinStandardHelpOptions = true)
final class EvidenceCommand implements Callable<Integer> {

  private final Workspace workspace;

  EvidenceCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private LeftOutDigits digits;

  @Override
  public Integer call() throws UserFacingException {
    return digits.measure(workspace, this::measure);
  }

  private void measure(Recognizer recognizer, List<Drawing> chosen, Random random) {
    List<Double> millis = new ArrayList<>();
    int compared = 0;
    int more = 0;
    for (Drawing drawing : chosen) {
      long start = System.nanoTime();
      Optional<InkEvidence> evidence = InkEvidence.of(recognizer, drawing);
      millis.add((System.nanoTime() - start) / 1e6);
      if (evidence.isEmpty()) {
        continue;
      }
      InkEvidence.Piece most =
          Collections.max(
              evidence.get().pieces(), Comparator.comparingDouble(InkEvidence.Piece::fall));
      double length = new InkPiece(most.ink(), drawing).length();
      Optional<InkEvidence> other =
          InkPiece.random(drawing, length, random)
              .flatMap(piece -> InkEvidence.of(recognizer, drawing, List.of(piece)));
      if (other.isPresent()) {
        compared++;
        more += most.fall() > other.get().pieces().get(0).fall() ? 1 : 0;
      }
    }
    Percentiles all = Percentiles.of(millis);
    System.out.printf(
        "%s: the piece that speaks most costs more of the winner's logit than a random one of the"
            + " same length in %.1f %% of %,d drawings (seed %d). Found in %.0f ms (median),"
            + " %.0f ms (p95).%n",
        digits.model(),
        100.0 * more / compared,
        compared,
        digits.seed(),
        all.at(0.5),
        all.at(0.95));
  }
}
