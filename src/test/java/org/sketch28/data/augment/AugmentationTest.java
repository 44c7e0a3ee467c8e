package org.sketch28.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sketch28.base.Sha256;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;

class AugmentationTest {

  private static final int PIXELS = ImageDataset.PIXELS;
  private final byte[] digits = StrokeDigits.images("digits", 10, 5).pixels();

  private float[] apply(Augmentation augmentation, long seed) {
    float[] out = new float[PIXELS];
    augmentation.apply(digits, 0, out, 0, new SplittableRandom(seed));
    return out;
  }

  private static double mass(float[] image) {
    double sum = 0;
    for (float level : image) {
      assertTrue(level >= 0 && level <= 1, "level " + level);
      sum += level;
    }
    return sum;
  }

  private static double centreX(float[] image) {
    double sum = 0;
    for (int i = 0; i < image.length; i++) {
      sum += image[i] * (i % ImageDataset.SIDE);
    }
    return sum / mass(image);
  }

  @Test
  void noneLeavesAnImageAsItIs() {
    float[] plain = new float[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      plain[i] = (digits[i] & 0xff) * (1 / 255f);
    }
    assertArrayEquals(plain, apply(Augmentation.NONE, 1), 1e-6f);
  }

  @Test
  void aShiftMovesTheCentreByItsRangeAtMost() {
    Augmentation shift = AugmentationBuilder.builder().shift(2).build();
    double before = centreX(apply(Augmentation.NONE, 1));
    double most = 0;
    for (int seed = 0; seed < 50; seed++) {
      double moved = Math.abs(centreX(apply(shift, seed)) - before);
      assertTrue(moved < 2.01, "moved by " + moved);
      most = Math.max(most, moved);
    }
    assertTrue(most > 1, "moved by " + most + " at most");
  }

  @Test
  void zoomAndStrokeWidthChangeTheAmountOfInk() {
    double plain = mass(apply(Augmentation.NONE, 1));
    Augmentation zoom = AugmentationBuilder.builder().zoom(0.3).build();
    Augmentation wider = AugmentationBuilder.builder().thicker(1).build();
    boolean smaller = false;
    boolean larger = false;
    boolean widened = false;
    for (int seed = 0; seed < 50; seed++) {
      smaller |= mass(apply(zoom, seed)) < 0.8 * plain;
      larger |= mass(apply(zoom, seed)) > 1.2 * plain;
      widened |= mass(apply(wider, seed)) > 1.1 * plain;
    }
    assertTrue(smaller && larger && widened, smaller + " " + larger + " " + widened);
  }

  @Test
  void aFlipMirrorsAboutHalfOfTheImages() {
    Augmentation flip = AugmentationBuilder.builder().flip(true).build();
    float[] plain = apply(Augmentation.NONE, 1);
    float[] mirrored = new float[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      mirrored[i] = plain[i / 28 * 28 + 27 - i % 28];
    }
    int flipped = 0;
    for (int seed = 0; seed < 100; seed++) {
      float[] image = apply(flip, seed);
      boolean turned = Math.abs(centreX(image) - centreX(mirrored)) < 1e-3;
      assertArrayEquals(turned ? mirrored : plain, image, 1e-4f);
      flipped += turned ? 1 : 0;
    }
    assertTrue(flipped > 30 && flipped < 70, flipped + " of 100");
  }

  @Test
  void erasingReplacesARectangle() {
    Augmentation erase = AugmentationBuilder.builder().erase(1).build();
    float[] plain = apply(Augmentation.NONE, 1);
    for (int seed = 0; seed < 20; seed++) {
      float[] image = apply(erase, seed);
      int changed = 0;
      for (int i = 0; i < PIXELS; i++) {
        changed += Math.abs(image[i] - plain[i]) > 1e-6 ? 1 : 0;
      }
      assertTrue(changed >= 12 && changed <= 12 * 12, changed + " pixels");
    }
  }

  @Test
  void elasticFieldsHaveUnitStandardDeviationAndAreSmooth() {
    SplittableRandom random = new SplittableRandom(1);
    double squares = 0;
    double steps = 0;
    int count = 200;
    for (int n = 0; n < count; n++) {
      float[] field = ElasticField.random(random);
      assertEquals(2 * PIXELS, field.length);
      for (int i = 1; i < field.length; i++) {
        squares += field[i] * field[i];
        steps += i % 28 == 0 ? 0 : Math.abs(field[i] - field[i - 1]);
      }
    }
    assertEquals(1, Math.sqrt(squares / count / (2 * PIXELS)), 0.1);
    assertTrue(steps / count / (2 * PIXELS) < 0.3, "neighbours differ by " + steps);
  }

  /** Seeded runs must give the same losses as ever. */
  @Test
  void theSameSeedGivesTheSameBytesAsEver() {
    float[] out = new float[PIXELS * 40];
    SplittableRandom random = new SplittableRandom(4);
    AugmentationBuilder builder =
        AugmentationBuilder.builder()
            .rotation(16)
            .shift(2)
            .zoom(0.12)
            .shear(0.2)
            .elastic(0.8)
            .thinner(0.8)
            .thicker(1.5);
    for (int i = 0; i < 40; i++) {
      builder
          .flip(i % 2 == 0)
          .erase(i % 3 == 0 ? 0.5 : 0)
          .build()
          .apply(digits, i % 10 * PIXELS, out, i * PIXELS, random);
    }
    ByteBuffer bytes = ByteBuffer.allocate(4 * out.length);
    bytes.asFloatBuffer().put(out);
    assertEquals(
        "1bbd98a13d42c1e8459537b52e98589061f2543980e09b6a4f6d6561fa29566b",
        Sha256.of(bytes.array()));
  }
}
