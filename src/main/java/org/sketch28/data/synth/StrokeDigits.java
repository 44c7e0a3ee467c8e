package org.sketch28.data.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sketch28.base.ParallelFor;
import org.sketch28.base.Progress;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;
import org.sketch28.image.drawing.SmoothPath;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.preprocess.MnistNormalizer;
import org.sketch28.image.preprocess.Preprocessed;

/**
 * Synthetic digits: vector skeletons in several handwritings, whose points are moved at random,
 * bent by smooth waves, rotated, slanted and squeezed, drawn with a pen of random width, and
 * normalised as MNIST was. They need no data and no network.
 */
public final class StrokeDigits {

  /** The number of classes. */
  public static final int CLASSES = 10;

  /** Incremented whenever the same seed would give other images. */
  public static final int VERSION = 1;

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final int RASTER = 112;
  private static final double BOX = 100;
  private static final double REACH = 0.62 * Drawing.SIZE;

  /** Canvas units of one pixel of MNIST's box of 20, in which a digit reaches {@link #REACH}. */
  private static final double PIXEL = REACH / 18;

  private static final List<List<List<List<StrokePoint>>>> HANDWRITINGS = read();

  private StrokeDigits() {}

  /**
   * {@code count} images, the classes in turn; the same for the same seed on any machine with the
   * same Java.
   */
  public static ImageDataset images(String name, int count, long seed) {
    return images(name, count, seed, Progress.NONE);
  }

  /**
   * {@code count} images, as {@link #images(String, int, long)}.
   *
   * @param progress in images; may cancel
   */
  public static ImageDataset images(String name, int count, long seed, Progress progress) {
    byte[] pixels = new byte[count * ImageDataset.PIXELS];
    byte[] labels = new byte[count];
    ParallelFor.of(
        count,
        progress,
        i -> {
          SplittableRandom random = new SplittableRandom(seed * 31 + i * GOLDEN_GAMMA);
          labels[i] = (byte) (i % CLASSES);
          byte[] image = image(labels[i], random);
          System.arraycopy(image, 0, pixels, i * ImageDataset.PIXELS, image.length);
        });
    return new ImageDataset(name, pixels, labels, ClassNames.DIGITS);
  }

  private static byte[] image(int digit, SplittableRandom random) {
    Drawing drawing = drawing(digit, random);
    List<Preprocessed.Step> steps =
        MnistNormalizer.normalize(DrawingRasterizer.rasterize(drawing, RASTER));
    return steps.get(steps.size() - 1).image().toBytes();
  }

  /** One digit on the canvas, in a random handwriting. */
  public static Drawing drawing(int digit, SplittableRandom random) {
    List<List<List<StrokePoint>>> variants = HANDWRITINGS.get(digit);
    List<List<StrokePoint>> skeleton = variants.get(random.nextInt(variants.size()));
    Distortion distortion = Distortion.random(random);
    double pen = PIXEL * between(1.4, 3.6, random);
    List<Stroke> strokes = new ArrayList<>();
    for (List<StrokePoint> points : jittered(skeleton, random)) {
      strokes.add(
          new Stroke(
              Stroke.Tool.PEN, dense(points).stream().map(distortion::apply).toList(), pen, 255));
    }
    return Drawing.of(strokes);
  }

  /** Moves every point slightly; strokes that met still meet. */
  private static List<List<StrokePoint>> jittered(
      List<List<StrokePoint>> skeleton, SplittableRandom random) {
    List<List<StrokePoint>> moved = new ArrayList<>();
    StrokePoint before = null;
    StrokePoint beforeMoved = null;
    for (List<StrokePoint> points : skeleton) {
      List<StrokePoint> stroke = new ArrayList<>();
      for (StrokePoint point : points) {
        boolean joins = stroke.isEmpty() && point.equals(before);
        beforeMoved =
            joins
                ? beforeMoved
                : new StrokePoint(
                    point.x() + between(-3.5, 3.5, random), point.y() + between(-3.5, 3.5, random));
        before = point;
        stroke.add(beforeMoved);
      }
      moved.add(stroke);
    }
    return moved;
  }

  private static List<StrokePoint> dense(List<StrokePoint> points) {
    List<StrokePoint> dense = new ArrayList<>(List.of(points.get(0)));
    for (SmoothPath.Segment segment : SmoothPath.segments(points)) {
      for (int i = 1; i <= 6; i++) {
        dense.add(segment.at(i / 6.0));
      }
    }
    return dense;
  }

  /** An affine map and two waves, from the box of the skeletons to the canvas. */
  private record Distortion(
      double xx, double xy, double yx, double yy, double[] waveX, double[] waveY) {

    static Distortion random(SplittableRandom random) {
      double angle = Math.toRadians(between(-12, 12, random));
      double slant = between(-0.15, 0.35, random);
      double width = between(0.7, 1.15, random);
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      return new Distortion(
          cos * width,
          -cos * slant - sin,
          sin * width,
          -sin * slant + cos,
          wave(random),
          wave(random));
    }

    private static double[] wave(SplittableRandom random) {
      return new double[] {
        between(0, 5, random), between(0.6, 1.6, random), between(0, 2 * Math.PI, random)
      };
    }

    private static double at(double[] wave, double place) {
      return wave[0] * Math.sin(2 * Math.PI * wave[1] * place / BOX + wave[2]);
    }

    StrokePoint apply(StrokePoint point) {
      double x = point.x() - BOX / 2 + at(waveX, point.y());
      double y = point.y() - BOX / 2 + at(waveY, point.x());
      double scale = REACH / BOX;
      return new StrokePoint(
          Drawing.SIZE / 2 + scale * (xx * x + xy * y),
          Drawing.SIZE / 2 + scale * (yx * x + yy * y));
    }
  }

  private static double between(double low, double high, SplittableRandom random) {
    return low + (high - low) * random.nextDouble();
  }

  private static List<List<List<List<StrokePoint>>>> read() {
    List<List<List<List<StrokePoint>>>> digits = new ArrayList<>();
    for (int i = 0; i < CLASSES; i++) {
      digits.add(new ArrayList<>());
    }
    Skeletons.read("/stroke-digits.txt")
        .forEach(sign -> digits.get(sign.name() - '0').add(sign.strokes()));
    return digits;
  }
}
