package org.sketch28.data.synth;

import java.util.SplittableRandom;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.GrayImage;

/** Filled blobs and textures without meaning, as 28 × 28 images. */
final class RandomBlobs {

  private static final int SIDE = ImageDataset.SIDE;

  private RandomBlobs() {}

  /** A blob with a wavy border, flat, shaded or striped; or noise all over. */
  static GrayImage image(SplittableRandom random) {
    double[] border = wave(random, 0.5);
    double[] shade = wave(random, 2);
    double size = Outliers.between(5, 13, random);
    double wide = Outliers.between(0.5, 1, random);
    double corners = Outliers.between(2, 6, random);
    double level = Outliers.between(90, 255, random);
    double depth = random.nextBoolean() ? 0 : Outliers.between(20, 120, random);
    double noise = random.nextInt(3) == 0 ? Outliers.between(10, 80, random) : 0;
    boolean everywhere = random.nextInt(8) == 0;
    return GrayImage.of(
        SIDE,
        SIDE,
        (x, y) -> {
          double u = (x - 13.5) / wide;
          double v = y - 13.5;
          double angle = Math.atan2(v, u);
          // A superellipse whose border waves.
          double r =
              Math.pow(
                  Math.pow(Math.abs(u), corners) + Math.pow(Math.abs(v), corners), 1 / corners);
          double inside = size * (1 + at(border, angle, 0)) - r;
          double cover = everywhere ? 1 : Math.max(0, Math.min(1, inside + 0.5));
          double grey =
              level + depth * at(shade, u / 4, v / 4) + noise * (2 * random.nextDouble() - 1);
          return (int) Math.round(cover * Math.max(20, Math.min(255, grey)));
        });
  }

  private static double[] wave(SplittableRandom random, double most) {
    return new double[] {
      Outliers.between(0, most / 2, random),
      1 + random.nextInt(4),
      Outliers.between(0, 6.28, random),
      Outliers.between(0, most / 2, random),
      2 + random.nextInt(5),
      Outliers.between(0, 6.28, random)
    };
  }

  private static double at(double[] wave, double a, double b) {
    return wave[0] * Math.sin(wave[1] * (a + 0.7 * b) + wave[2])
        + wave[3] * Math.sin(wave[4] * (a - 0.4 * b) + wave[5]);
  }
}
