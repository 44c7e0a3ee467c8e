package org.sketch28.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sketch28 bench drawing}: the time from a drawing to its prediction. */
@Command(
    name = "drawing",
    description = "Measure the time from a drawing to its prediction, with preprocessing.",
    mixinStandardHelpOptions = true)
final class DrawingCommand implements Callable<Integer> {

  private static final int WARM_UP = 30;

  private final Workspace workspace;

  DrawingCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Parameters(paramLabel = "MODEL", arity = "1..*", description = "Names or folders of models.")
  private List<String> models;

  @Option(
      names = "--drawings",
      defaultValue = "300",
      description = "Number of drawings (default: ${DEFAULT-VALUE}).")
  private int count;

  @Override
  public Integer call() throws UserFacingException {
    for (String name : models) {
      try (Recognizer recognizer = Recognizer.load(workspace.models().find(name))) {
        SplittableRandom random = new SplittableRandom(1);
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < WARM_UP + count; i++) {
          Drawing drawing = StrokeDigits.drawing(i % 10, random);
          long start = System.nanoTime();
          recognizer.recognize(drawing);
          if (i >= WARM_UP) {
            millis.add((System.nanoTime() - start) / 1e6);
          }
        }
        Percentiles all = Percentiles.of(millis);
        System.out.printf(
            "%-20s median %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
            name, all.at(0.5), all.at(0.95), all.at(0.99));
      }
    }
    return 0;
  }
}
