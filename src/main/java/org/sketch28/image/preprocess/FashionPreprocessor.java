package org.sketch28.image.preprocess;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sketch28.image.Box;
import org.sketch28.image.GrayImage;
import org.sketch28.image.Resampler;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;
import org.sketch28.image.drawing.LinePlacement;
import org.sketch28.image.drawing.LineRasterizer;
import org.sketch28.image.drawing.Skeleton;
import org.sketch28.image.drawing.Stroke;

/**
 * Converts drawings and photographs of garments to images like Fashion-MNIST's (Xiao, Rasul and
 * Vollgraf 2017): trimmed, longest edge scaled to 28, sharpened, extended to a square with the
 * garment in its middle. Before that, pen strokes are redrawn at one width, whatever the brush, and
 * outlines are closed and filled, since photographs have no outlines. A picture goes through the
 * paper's steps only, unless it is an outline. The paper's negation and conversion to grey happen
 * when ink is extracted.
 */
public final class FashionPreprocessor implements Preprocessor {

  private static final int SIDE = 28;
  private static final int CANVAS_PIXELS = 280;

  /** Fine pixels for each pixel of the 28 × 28 image when strokes are redrawn. */
  private static final int FINE = 6;

  /** The pen for redrawing, in pixels of the 28 × 28 image. */
  private static final double PEN = 1.5;

  /** Edges within 5 % of the background are trimmed. */
  private static final int TRIM = 255 * 5 / 100;

  // ImageMagick's -sharpen 1.0x1.0: a 3 × 3 Gaussian of sigma 1, negated, with twice its sum added
  // to the middle, then scaled to sum 1.
  private static final double MIDDLE = 1.6608;
  private static final double EDGE = -0.1028;
  private static final double CORNER = -0.0624;

  @Override
  public Preprocessed apply(Drawing drawing) {
    boolean pictureOnly = drawing.strokes().isEmpty() && drawing.picture().isPresent();
    GrayImage ink =
        pictureOnly ? drawing.picture().get() : DrawingRasterizer.rasterize(drawing, CANVAS_PIXELS);
    Box inkBox = ink.inkBox(TRIM);
    if (inkBox == null || inkBox.longerSide() < 3) {
      return Preprocessed.blank();
    }
    List<Preprocessed.Step> steps = new ArrayList<>();
    steps.add(new Preprocessed.Step("drawn", ink));
    GrayImage filled = fromLines(drawing, steps).orElseGet(() -> OutlineFiller.fill(ink));
    steps.add(new Preprocessed.Step("filled", filled));
    GrayImage trimmed = filled.crop(filled.inkBox(TRIM));
    steps.add(new Preprocessed.Step("trimmed", trimmed));
    GrayImage scaled = scaled(trimmed);
    steps.add(new Preprocessed.Step("scaled", scaled));
    GrayImage image = extended(scaled);
    // An image that is not scaled down has lost no sharpness, such as one of the dataset itself.
    if (Math.max(trimmed.width(), trimmed.height()) > SIDE) {
      image = sharpened(image);
    }
    steps.add(new Preprocessed.Step("extended", image));
    double whole = pictureOnly ? Math.max(ink.width(), ink.height()) : CANVAS_PIXELS;
    double size = inkBox.longerSide() / whole;
    return new Preprocessed(steps, image, Double.NaN, size);
  }

  /** Pen strokes, redrawn, closed and filled; empty if there is more than lines, or no shape. */
  private static Optional<GrayImage> fromLines(Drawing drawing, List<Preprocessed.Step> steps) {
    List<Stroke> lines = drawing.isLinesOnly() ? Skeleton.of(drawing) : List.of();
    Rectangle2D bounds = lines.isEmpty() ? null : Skeleton.bounds(lines);
    double length = bounds == null ? 0 : Math.max(bounds.getWidth(), bounds.getHeight());
    double brush = lines.stream().mapToDouble(Stroke::width).max().orElse(0);
    if (length <= brush) {
      return Optional.empty();
    }
    double scale = (SIDE - PEN) * FINE / length;
    int side = (SIDE + 2) * FINE;
    LinePlacement place = LinePlacement.centred(bounds, scale, side);
    List<Stroke> closed = new ArrayList<>(lines);
    closed.addAll(GapClosing.joined(lines, length));
    GrayImage redrawn = LineRasterizer.rasterize(lines, side, side, place, PEN * FINE);
    GrayImage border = LineRasterizer.rasterize(closed, side, side, place, PEN * FINE);
    Optional<GrayImage> filled = OutlineFiller.fillWithin(redrawn, border);
    filled.ifPresent(
        image -> {
          steps.add(new Preprocessed.Step("redrawn", redrawn));
        });
    return filled;
  }

  private static GrayImage scaled(GrayImage image) {
    double scale = (double) SIDE / Math.max(image.width(), image.height());
    int width = Math.max(1, (int) Math.round(image.width() * scale));
    int height = Math.max(1, (int) Math.round(image.height() * scale));
    return scale == 1 ? image : Resampler.resize(image, width, height);
  }

  private static GrayImage extended(GrayImage image) {
    int left = (SIDE - image.width()) / 2;
    int top = (SIDE - image.height()) / 2;
    return image.crop(new Box(-left, -top, SIDE, SIDE));
  }

  private static GrayImage sharpened(GrayImage image) {
    return GrayImage.of(
        SIDE,
        SIDE,
        (x, y) -> {
          int edges =
              image.getOrZero(x - 1, y)
                  + image.getOrZero(x + 1, y)
                  + image.getOrZero(x, y - 1)
                  + image.getOrZero(x, y + 1);
          int corners =
              image.getOrZero(x - 1, y - 1)
                  + image.getOrZero(x + 1, y - 1)
                  + image.getOrZero(x - 1, y + 1)
                  + image.getOrZero(x + 1, y + 1);
          return (int) Math.round(MIDDLE * image.get(x, y) + EDGE * edges + CORNER * corners);
        });
  }
}
