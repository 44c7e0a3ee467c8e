package org.sketch28.data.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.preprocess.FashionPreprocessor;
import org.sketch28.image.preprocess.MnistPreprocessor;

/**
 * Synthetic drawings that belong to no class, which teach a network what it does not know (outlier
 * exposure: Hendrycks et al. 2019): {@link Scribbles}, letters, {@link RandomShapes}, several
 * digits side by side, filled blobs. A few kinds are never used for training, so that they can
 * measure how well a score detects what is unknown.
 */
public final class Outliers {

  private static final double MIDDLE = Drawing.SIZE / 2;
  private static final List<Skeletons.Sign> LETTERS = Skeletons.read("/stroke-letters.txt");

  private Outliers() {}

  /**
   * Outliers for training, 784 bytes each; the same for the same seed.
   *
   * @param classNames of the network. Garments get their own preprocessing and digits among the
   *     outliers; all others get that of MNIST. Letters are outliers for digits and garments only:
   *     to a network with other classes they may be what it is to recognise
   */
  public static byte[] images(List<String> classNames, int count, long seed) {
    return images(classNames, count, seed, false);
  }

  /** Outliers for measuring, of kinds that {@link #images} never makes; 784 bytes each. */
  public static byte[] judgingImages(List<String> classNames, int count, long seed) {
    return images(classNames, count, seed, true);
  }

  private static byte[] images(List<String> classNames, int count, long seed, boolean judging) {
    Optional<Domain> domain = Domain.ofClasses(classNames);
    byte[] images = new byte[count * ImageDataset.PIXELS];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              SplittableRandom random = new SplittableRandom(seed * 31 + i * 0x9e3779b97f4a7c15L);
              GrayImage image;
              do {
                image = image(domain, judging, random);
              } while (image.isBlank());
              System.arraycopy(
                  image.toBytes(), 0, images, i * ImageDataset.PIXELS, ImageDataset.PIXELS);
            });
    return images;
  }

  /**
   * One outlier; it may be blank.
   *
   * @param domain what the network recognises, and so what cannot be an outlier; empty for classes
   *     of its own
   */
  private static GrayImage image(
      Optional<Domain> domain, boolean judging, SplittableRandom random) {
    boolean garments = isGarments(domain);
    if (!judging && random.nextInt(garments ? 30 : 12) == 0) {
      return RandomBlobs.image(random);
    }
    Drawing drawing = judging ? judgingDrawing(random) : drawing(domain, random);
    return garments
        ? new FashionPreprocessor().apply(drawing).result()
        // Wider pens would turn outliers into blobs, which digits of a wide pen are too.
        : new MnistPreprocessor(between(1.2, 3.4, random)).apply(drawing).result();
  }

  private static Drawing judgingDrawing(SplittableRandom random) {
    int kind = RandomShapes.LEARNED + random.nextInt(RandomShapes.KINDS - RandomShapes.LEARNED);
    return placed(
        RandomShapes.draw(kind, random), 0.4 * Drawing.SIZE, turn(random), pen(random), random);
  }

  private static boolean isGarments(Optional<Domain> domain) {
    return domain.equals(Optional.of(Domain.GARMENTS));
  }

  private static Drawing drawing(Optional<Domain> domain, SplittableRandom random) {
    int kind = random.nextInt(20);
    if (kind < 3) {
      return Scribbles.drawing(random);
    }
    if (kind < 7 && domain.isPresent()) {
      return letter(random);
    }
    if (kind >= 7 && kind < 10) {
      return isGarments(domain) && random.nextBoolean()
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

  /** Two or three digits side by side, which together are no digit. */
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

  /** Strokes within ±1, placed on the canvas rotated, squeezed and slanted. */
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

  /** An angle in radians: mostly near upright, every third time any. */
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
