package org.sketch28.evaluate.strokes;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Skeleton;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/**
 * Composes numbers from single digits of one writer. Their heights and positions vary by a tenth,
 * and the gaps between them are 5 to 40 % of the height.
 */
final class NumberComposer {

  private static final double NARROWEST_GAP = 0.05;
  private static final double WIDEST_GAP = 0.4;
  private static final double UNEVEN = 0.1;

  private final List<PenDigits.Sample> samples;
  private final SplittableRandom random;

  NumberComposer(List<PenDigits.Sample> samples, long seed) {
    this.samples = samples;
    this.random = new SplittableRandom(seed);
  }

  /** A drawing of a number, and its digits. */
  record Composed(Drawing drawing, String text) {}

  /** Composes a number with this many digits, across the canvas. */
  Composed compose(int digits) {
    int writer = samples.get(random.nextInt(samples.size())).writer();
    List<PenDigits.Sample> own = samples.stream().filter(s -> s.writer() == writer).toList();
    double height = 100;
    double x = 0;
    List<Stroke> strokes = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      PenDigits.Sample sample = own.get(random.nextInt(own.size()));
      text.append(sample.digit());
      Rectangle2D box = Skeleton.bounds(sample.drawing().strokes());
      double scale =
          height * (1 + UNEVEN * (2 * random.nextDouble() - 1)) / Math.max(1, longest(box));
      double drop = height * UNEVEN * (2 * random.nextDouble() - 1);
      double left = x;
      for (Stroke stroke : sample.drawing().strokes()) {
        strokes.add(
            stroke.withPoints(
                stroke.points().stream()
                    .map(
                        p ->
                            new StrokePoint(
                                left + scale * (p.x() - box.getMinX()),
                                drop + scale * (p.y() - box.getCenterY())))
                    .toList()));
      }
      double gap = NARROWEST_GAP + (WIDEST_GAP - NARROWEST_GAP) * random.nextDouble();
      x += scale * box.getWidth() + gap * height;
    }
    return new Composed(fitted(strokes, x), text.toString());
  }

  /** The height of a digit, or the width of a wide one, because a 1 may be written lying down. */
  private static double longest(Rectangle2D box) {
    return Math.max(box.getHeight(), 0.8 * box.getWidth());
  }

  private static Drawing fitted(List<Stroke> strokes, double width) {
    double scale = Math.min(1, 0.94 * Drawing.SIZE / width);
    double left = (Drawing.SIZE - scale * width) / 2;
    return Drawing.of(
        strokes.stream()
            .map(
                s ->
                    new Stroke(
                        s.tool(),
                        s.points().stream()
                            .map(
                                p ->
                                    new StrokePoint(
                                        left + scale * p.x(), Drawing.SIZE / 2 + scale * p.y()))
                            .toList(),
                        8,
                        s.gray()))
            .toList());
  }
}
