package org.sketch28.image.preprocess;

import java.util.List;
import org.sketch28.image.GrayImage;
import org.sketch28.image.Resampler;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;

/**
 * Scales the whole canvas to 28 × 28, as most programs of this kind do; for comparison only.
 * Position, size and stroke width stay unlike those that the network was trained on.
 */
public final class PlainPreprocessor implements Preprocessor {

  private static final int SIDE = 28;
  private static final int CANVAS_PIXELS = 280;

  @Override
  public Preprocessed apply(Drawing drawing) {
    GrayImage canvas = DrawingRasterizer.rasterizeSquare(drawing, CANVAS_PIXELS);
    GrayImage image = Resampler.resize(canvas, SIDE, SIDE);
    List<Preprocessed.Step> steps =
        List.of(new Preprocessed.Step("drawn", canvas), new Preprocessed.Step("scaled", image));
    return new Preprocessed(steps, image, Double.NaN, Double.NaN);
  }
}
