package org.sketch28.data.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.preprocess.FashionPreprocessor;
import org.sketch28.image.preprocess.MnistPreprocessor;

/**
 * Drawings that belong to no class, for teaching a network what it does not know (outlier exposure:
 * Hendrycks et al. 2019). All are made up: {@link Scribbles}, letters, {@link RandomShapes},
 * several digits beside each other, filled patches. A few kinds are never learned from, so that how
 * well a score tells them apart can be measured without any drawing that is for judging.
 */
public final class Outliers {

  private static final double MIDDLE = Drawing.SIZE / 2;
  private static final List<Skeletons.Sign> LETTERS = Skeletons.read("/stroke-letters.txt");

  private Outliers() {}

  /**
   * Images for a network to learn from, 784 bytes each, the same for the same seed.
   *
   * @param classNames of the network: garments get the garments' preprocessing and digits among the
   *     outliers, all others that of MNIST
   */
  public static byte[] images(List<String> classNames, int count, long seed) {
    return images(classNames, count, seed, false);
  }

  /** The same of kinds that nothing is learned from. */
  public static byte[] judgingImages(List<String> classNames, int count, long seed) {
    return images(classNames, count, seed, true);
  }

  private static byte[] images(List<String> classNames, int count, long seed, boolean judging) {
    boolean garments = classNames.equals(ClassNames.GARMENTS);
    byte[] images = new byte[count * ImageDataset.PIXELS];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              SplittableRandom random = new SplittableRandom(seed * 31 + i * 0x9e3779b97f4a7c15L);
              GrayImage image;
              do {
                image = image(garments, judging, random);
              } while (image.isBlank());
              System.arraycopy(
                  image.toBytes(), 0, images, i * ImageDataset.PIXELS, ImageDataset.PIXELS);
            });
    return images;
  }

  private static GrayImage image(boolean garments, boolean judging, SplittableRandom random) {
    if (!judging && random.nextInt(garments ? 30 : 12) == 0) {
      return RandomBlobs.image(random);
    }
    Drawing drawing = judging ? judgingDrawing(random) : drawing(garments, random);
    return garments
        ? new FashionPreprocessor().apply(drawing).result()
        // Wider pens make blobs of them, which wide digits are too.
        : new MnistPreprocessor(between(1.2, 3.4, random)).apply(drawing).result();
  }

  private static Drawing judgingDrawing(SplittableRandom random) {
    int kind = RandomShapes.LEARNED + random.nextInt(RandomShapes.KINDS - RandomShapes.LEARNED);
    return placed(
        RandomShapes.draw(kind, random), 0.4 * Drawing.SIZE, turn(random), pen(random), random);
  }

  private static Drawing drawing(boolean garments, SplittableRandom random) {
    int kind = random.nextInt(20);
    if (kind < 3) {
      return Scribbles.drawing(random);
    }
    if (kind < 7) {
      return letter(random);
    }
    if (kind < 10) {
      return garments && random.nextBoolean()
          ? StrokeDigits.drawing(random.nextInt(10), random)
          : number(random);
    }
    return placed(
        RandomShapes.draw(random.nextInt(RandomShapes.LEARNED), random),
        0.4 * Drawing.SIZE,
        turn(random),
        pen(random),
        random);
  }

  private static Drawing letter(SplittableRandom random) {
    List<List<StrokePoint>> strokes = LETTERS.get(random.nextInt(LETTERS.size())).strokes();
    List<List<StrokePoint>> jittered = new ArrayList<>();
    for (List<StrokePoint> stroke : strokes) {
      jittered.add(
          stroke.stream()
              .map(
                  p ->
                      new StrokePoint(
                          p.x() / 50 - 1 + between(-0.08, 0.08, random),
                          p.y() / 50 - 1 + between(-0.08, 0.08, random)))
              .toList());
    }
    return placed(jittered, 0.36 * Drawing.SIZE, between(-0.25, 0.25, random), pen(random), random);
  }

  /** Two or three digits, which are no digit. */
  private static Drawing number(SplittableRandom random) {
    List<Stroke> strokes = new ArrayList<>();
    int count = 2 + random.nextInt(2);
    double step = between(0.35, 0.75, random) * Drawing.SIZE;
    for (int i = 0; i < count; i++) {
      double shift = (i - (count - 1) / 2.0) * step;
      double drop = between(-15, 15, random);
      for (Stroke stroke : StrokeDigits.drawing(random.nextInt(10), random).strokes()) {
        strokes.add(
            stroke.withPoints(
                stroke.points().stream()
                    .map(p -> new StrokePoint(p.x() + shift, p.y() + drop))
                    .toList()));
      }
    }
    return Drawing.of(strokes);
  }

  /** From ±1 to the canvas: turned, squeezed and slanted. */
  private static Drawing placed(
      List<List<StrokePoint>> strokes,
      double reach,
      double angle,
      double pen,
      SplittableRandom random) {
    double wide = between(0.6, 1.1, random);
    double slant = between(-0.25, 0.25, random);
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    return Drawing.of(
        strokes.stream()
            .map(
                points ->
                    new Stroke(
                        Stroke.Tool.PEN,
                        points.stream()
                            .map(
                                p -> {
                                  double x = reach * (p.x() * wide + slant * p.y());
                                  double y = reach * p.y();
                                  return new StrokePoint(
                                      MIDDLE + x * cos - y * sin, MIDDLE + x * sin + y * cos);
                                })
                            .toList(),
                        pen,
                        255))
            .toList());
  }

  /** Mostly upright, now and then any way round. */
  private static double turn(SplittableRandom random) {
    return random.nextInt(3) == 0 ? between(0, 2 * Math.PI, random) : between(-0.3, 0.3, random);
  }

  private static double pen(SplittableRandom random) {
    return between(6, 22, random);
  }

  static double between(double low, double high, SplittableRandom random) {
    return low + (high - low) * random.nextDouble();
  }
}
