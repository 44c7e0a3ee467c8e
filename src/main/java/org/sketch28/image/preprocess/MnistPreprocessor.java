package org.sketch28.image.preprocess;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.sketch28.image.Box;
import org.sketch28.image.GrayImage;
import org.sketch28.image.StrokeWidth;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;
import org.sketch28.image.drawing.LinePlacement;
import org.sketch28.image.drawing.LineRasterizer;
import org.sketch28.image.drawing.Skeleton;
import org.sketch28.image.drawing.Stroke;

/**
 * Converts drawings to images like MNIST's. Pen strokes are redrawn with MNIST's stroke width at a
 * fixed size, so that neither the brush nor the position and size on the canvas matters; the stroke
 * width of a picture is measured and corrected. {@link MnistNormalizer} does the rest.
 */
public final class MnistPreprocessor implements Preprocessor {

  /** Fine pixels for each pixel of the 28 × 28 image when strokes are redrawn. */
  private static final int FINE = 8;

  /**
   * The pen for redrawing, in pixels of the 28 × 28 image: with it, pen digits have MNIST's median
   * stroke width after anti-aliasing.
   */
  private static final double PEN = 2.4;

  private static final int CANVAS_PIXELS = 560;

  private final double pen;

  /** Redraws strokes with MNIST's stroke width. */
  public MnistPreprocessor() {
    this(PEN);
  }

  /**
   * Redraws strokes with another width, for training and for measuring the effect of the width.
   *
   * @param pen in pixels of the 28 × 28 image, above 0 and below 10
   */
  public MnistPreprocessor(double pen) {
    this.pen = pen;
  }

  @Override
  public Preprocessed apply(Drawing drawing) {
    return drawing.isLinesOnly() ? fromLines(drawing) : fromRaster(drawing);
  }

  private Preprocessed fromLines(Drawing drawing) {
    List<Stroke> lines = Skeleton.of(drawing);
    double brush = lines.stream().mapToDouble(Stroke::width).max().orElse(0);
    Rectangle2D bounds = Skeleton.bounds(lines);
    // A dot has no shape.
    if (bounds == null || Math.max(bounds.getWidth(), bounds.getHeight()) < brush / 4) {
      return Preprocessed.blank();
    }
    double length = Math.max(bounds.getWidth(), bounds.getHeight());
    double scale = (20 - pen) * FINE / length;
    int side = 24 * FINE;
    LinePlacement place = LinePlacement.centred(bounds, scale, side);
    GrayImage redrawn = LineRasterizer.rasterize(lines, side, side, place, pen * FINE);
    List<Preprocessed.Step> steps = new ArrayList<>();
    steps.add(
        new Preprocessed.Step("drawn", DrawingRasterizer.rasterize(drawing, CANVAS_PIXELS / 2)));
    steps.add(new Preprocessed.Step("redrawn", redrawn));
    // The square is known from the lines; measured on pixels, it would depend on faint edges.
    int edge = 2 * FINE;
    steps.addAll(
        MnistNormalizer.normalizeSquare(
            redrawn.crop(new Box(edge, edge, side - 2 * edge, side - 2 * edge))));
    double width = brush * (20 / (length + brush));
    return finished(steps, width, (length + brush) / Drawing.SIZE);
  }

  private static Preprocessed fromRaster(Drawing drawing) {
    boolean pictureOnly = drawing.strokes().isEmpty();
    GrayImage ink =
        pictureOnly
            ? drawing.picture().orElseThrow()
            : DrawingRasterizer.rasterize(drawing, CANVAS_PIXELS);
    Box box = ink.inkBox(0);
    if (box == null) {
      return Preprocessed.blank();
    }
    List<Preprocessed.Step> steps = new ArrayList<>();
    steps.add(new Preprocessed.Step("drawn", ink));
    double whole = pictureOnly ? Math.max(ink.width(), ink.height()) : CANVAS_PIXELS;
    double size = box.longerSide() / whole;
    List<Preprocessed.Step> plain = MnistNormalizer.normalize(ink);
    double width = StrokeWidth.of(plain.get(plain.size() - 1).image());
    if (!StrokeWidthCorrection.isNeeded(width, box.longerSide())) {
      steps.addAll(plain);
      return finished(steps, width, size);
    }
    GrayImage corrected = StrokeWidthCorrection.correct(ink, width);
    if (corrected.inkBox(0) == null) {
      // Thinner lines would have left nothing.
      steps.addAll(plain);
      return finished(steps, width, size);
    }
    steps.add(new Preprocessed.Step("corrected", corrected));
    steps.addAll(MnistNormalizer.normalize(corrected));
    return finished(steps, width, size);
  }

  private static Preprocessed finished(List<Preprocessed.Step> steps, double width, double size) {
    return new Preprocessed(steps, steps.get(steps.size() - 1).image(), width, size);
  }
}
