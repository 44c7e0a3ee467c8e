package org.sketch28.data.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.sketch28.base.ParallelFor;
import org.sketch28.base.Progress;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.preprocess.FashionPreprocessor;

/**
 * Drawings of garments for training: photographs turned into what people would draw of them
 * (outlines of one or several strokes, with gaps, simplified and unsteady; inner edges; flat
 * silhouettes), and {@link StrokeGarments}. All go through the preprocessing of a user's drawing.
 */
public final class GarmentDrawings {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final double MIDDLE = ImageDataset.SIDE / 2.0;

  /** An outline of fewer points than this shows no garment. */
  private static final int SHORTEST_OUTLINE = 20;

  private static final int COAT = 4;
  private static final int SHIRT = 6;

  private GarmentDrawings() {}

  /** A drawing of each photograph at {@code indices}, in that order; the same for the same seed. */
  public static ImageDataset ofPhotographs(
      String name, ImageDataset photographs, int[] indices, long seed, Progress progress) {
    byte[] pixels = new byte[indices.length * ImageDataset.PIXELS];
    byte[] labels = new byte[indices.length];
    ParallelFor.of(
        indices.length,
        progress,
        i -> {
          SplittableRandom random = new SplittableRandom(seed * 31 + i * GOLDEN_GAMMA);
          labels[i] = (byte) photographs.label(indices[i]);
          GrayImage photo = photographs.image(indices[i]);
          Drawing drawing =
              drawing(photo.toFloats(), labels[i], random)
                  .orElseGet(() -> StrokeGarments.drawing(labels[i], random));
          write(through(drawing, random), pixels, i);
        });
    return new ImageDataset(name, pixels, labels, ClassNames.GARMENTS);
  }

  /** {@code count} synthetic drawings, the classes in turn; the same for the same seed. */
  public static ImageDataset synthetic(String name, int count, long seed, Progress progress) {
    byte[] pixels = new byte[count * ImageDataset.PIXELS];
    byte[] labels = new byte[count];
    int classes = ClassNames.GARMENTS.size();
    ParallelFor.of(
        count,
        progress,
        i -> {
          SplittableRandom random = new SplittableRandom(seed * 37 + i * GOLDEN_GAMMA);
          labels[i] = (byte) (i % classes);
          write(through(StrokeGarments.drawing(labels[i], random), random), pixels, i);
        });
    return new ImageDataset(name, pixels, labels, ClassNames.GARMENTS);
  }

  private static void write(GrayImage image, byte[] pixels, int index) {
    System.arraycopy(image.toBytes(), 0, pixels, index * ImageDataset.PIXELS, ImageDataset.PIXELS);
  }

  /**
   * Preprocesses mostly the strokes, and sometimes a picture of them, like a photograph of paper.
   */
  private static GrayImage through(Drawing drawing, SplittableRandom random) {
    boolean picture = random.nextInt(7) == 0;
    Drawing given =
        picture
            ? Drawing.of(DrawingRasterizer.rasterize(drawing, 112 + random.nextInt(100)))
            : drawing;
    return new FashionPreprocessor().apply(given).result();
  }

  /** What a person might draw of a photograph; empty if it shows hardly anything. */
  static Optional<Drawing> drawing(float[] photo, int label, SplittableRandom random) {
    StrokeBuilder pad = new StrokeBuilder(random);
    GarmentTracer tracer = new GarmentTracer(photo, pad.between(0.04, 0.25));
    List<StrokePoint> outline = tracer.outline();
    if (outline.size() < SHORTEST_OUTLINE) {
      return Optional.empty();
    }
    if (pad.chance(0.2)) {
      return Optional.of(
          flat(scaled(DouglasPeucker.closed(outline, pad.between(0.2, 0.5))), random));
    }
    double[] corners = scaled(DouglasPeucker.closed(outline, pad.between(0.35, 1.1)));
    double breaks = pad.chance(0.4) ? 0 : pad.between(0.03, 0.4);
    pad.outline(breaks, corners);
    if (pad.chance(0.65)) {
      int most = pad.count(1, 6);
      List<List<StrokePoint>> edges = tracer.innerEdges(pad.between(0.12, 0.35));
      for (List<StrokePoint> edge : edges.subList(0, Math.min(most, edges.size()))) {
        pad.curve(scaled(DouglasPeucker.open(edge, 0.7)));
      }
    }
    if (label == COAT || label == SHIRT) {
      addFront(pad, corners, label == COAT);
    }
    return Optional.of(pad.drawing(0.2, 0.8, 1.35));
  }

  /** Adds the front that people draw on a shirt or a coat to distinguish it from a pullover. */
  private static void addFront(StrokeBuilder pad, double[] corners, boolean isCoat) {
    double left = 1;
    double right = -1;
    for (int i = 0; i < corners.length; i += 2) {
      left = Math.min(left, corners[i]);
      right = Math.max(right, corners[i]);
    }
    double middle = (left + right) / 2;
    double top = 1;
    double hem = -1;
    for (int i = 0; i < corners.length; i += 2) {
      if (Math.abs(corners[i] - middle) < 0.3 * (right - left)) {
        top = Math.min(top, corners[i + 1]);
        hem = Math.max(hem, corners[i + 1]);
      }
    }
    StrokeTops.front(pad, isCoat, middle, top + 0.05, hem - 0.02, (right - left) / 2);
  }

  private static Drawing flat(double[] corners, SplittableRandom random) {
    List<StrokePoint> points = new ArrayList<>();
    double wide = Outliers.between(0.8, 1.3, random);
    for (int i = 0; i < corners.length; i += 2) {
      points.add(
          new StrokePoint(
              Drawing.SIZE / 2 + 100 * wide * corners[i], Drawing.SIZE / 2 + 100 * corners[i + 1]));
    }
    int grey = 90 + random.nextInt(166);
    Stroke area = new Stroke(Stroke.Tool.FILL, points, 6, grey);
    Stroke line = new Stroke(Stroke.Tool.PEN, points, Outliers.between(3, 14, random), 255);
    return Drawing.of(random.nextBoolean() ? List.of(area) : List.of(area, line));
  }

  private static double[] scaled(List<StrokePoint> points) {
    double[] xy = new double[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      xy[2 * i] = (points.get(i).x() - MIDDLE) / MIDDLE;
      xy[2 * i + 1] = (points.get(i).y() - MIDDLE) / MIDDLE;
    }
    return xy;
  }
}
