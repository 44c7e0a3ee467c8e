package org.sketch28.image.picture;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sketch28.image.GrayImage;

/**
 * Separates ink from background. On a flat background, such as that of a scan, a screenshot or an
 * image of MNIST, grey levels stay as they are; an uneven one, such as that of a photograph with a
 * shadow, is levelled first.
 */
public final class InkExtractor {

  /** The range of grey levels along the border up to which a background is flat. */
  private static final int FLAT = 14;

  /** A picture with less contrast than this has no ink. */
  private static final int LEAST_CONTRAST = 12;

  private InkExtractor() {}

  /**
   * Extracts the ink.
   *
   * @param brightness 0 = black, 255 = white
   * @param wanted which of dark and light is ink; {@link Polarity#AUTO} measures it
   */
  public static Ink extract(GrayImage brightness, Polarity wanted) {
    int[] all = sorted(brightness);
    int low = all[all.length / 500];
    int high = all[all.length - 1 - all.length / 500];
    int[] border = border(brightness);
    int ground = border[border.length / 2];
    int spread = border[border.length * 9 / 10] - border[border.length / 10];
    if (all[all.length - 1] - all[0] < LEAST_CONTRAST) {
      Polarity polarity = wanted == Polarity.AUTO ? Polarity.DARK_ON_LIGHT : wanted;
      return new Ink(GrayImage.blank(brightness.width(), brightness.height()), polarity, 0);
    }
    if (spread <= FLAT) {
      // Thin ink may cover less than the percentiles leave out.
      double middle =
          high - low >= LEAST_CONTRAST ? (low + high) / 2.0 : (all[0] + all[all.length - 1]) / 2.0;
      double confidence = Math.min(1, Math.abs(ground - middle) / Math.max(1, (high - low) / 2.0));
      Polarity measured = ground > middle ? Polarity.DARK_ON_LIGHT : Polarity.LIGHT_ON_DARK;
      Polarity polarity = wanted == Polarity.AUTO ? measured : wanted;
      // If the user inverted the picture, the border is ink, and the background is the other
      // extreme.
      int turned = polarity == Polarity.LIGHT_ON_DARK ? all[0] : all[all.length - 1];
      return new Ink(
          flat(brightness, polarity, polarity == measured ? ground : turned, all),
          polarity,
          wanted == Polarity.AUTO ? confidence : 1);
    }
    return BackgroundLeveller.level(brightness, wanted);
  }

  private static GrayImage flat(GrayImage brightness, Polarity polarity, int ground, int[] all) {
    GrayImage light = polarity == Polarity.LIGHT_ON_DARK ? brightness : brightness.negated();
    int zero = polarity == Polarity.LIGHT_ON_DARK ? ground : 255 - ground;
    if (zero == 0) {
      return light;
    }
    int full = polarity == Polarity.LIGHT_ON_DARK ? all[all.length - 1] : 255 - all[0];
    // Paper has a grain; levels within it are not ink.
    double floor = Math.max(FLAT / 2.0, 0.1 * (full - zero));
    double scale = 255.0 / Math.max(1, full - zero);
    return GrayImage.of(
        light.width(),
        light.height(),
        (x, y) -> {
          int above = light.get(x, y) - zero;
          return above <= floor ? 0 : (int) Math.round(above * scale);
        });
  }

  private static int[] sorted(GrayImage image) {
    byte[] bytes = image.toBytes();
    int[] levels = new int[bytes.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = bytes[i] & 0xff;
    }
    Arrays.sort(levels);
    return levels;
  }

  private static int[] border(GrayImage image) {
    int w = image.width();
    int h = image.height();
    int ring = Math.max(1, Math.min(w, h) / 50);
    IntStream.Builder levels = IntStream.builder();
    for (int y = 0; y < h; y++) {
      boolean whole = y < ring || y >= h - ring;
      for (int x = 0; x < w; x += whole || x != ring - 1 ? 1 : Math.max(1, w - 2 * ring + 1)) {
        levels.add(image.get(x, y));
      }
    }
    return levels.build().sorted().toArray();
  }
}
