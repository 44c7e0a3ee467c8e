package org.sketch28.data.synth;

/** Sneakers and boots, for {@link StrokeGarments}. */
final class StrokeShoes {

  private StrokeShoes() {}

  static void sneaker(StrokeBuilder pad) {
    double kind = pad.between(0, 1);
    if (kind < 0.2) {
      slipper(pad);
    } else if (kind < 0.45) {
      ankleHigh(pad, pad.between(0.25, 0.6));
    } else {
      lowShoe(pad);
    }
  }

  private static void lowShoe(StrokeBuilder pad) {
    double low = 0.45;
    double back = pad.between(-0.5, -0.1);
    double tongue = pad.between(-0.6, -0.1);
    double collar = Math.max(back, tongue) + pad.between(0, 0.2);
    double toe = pad.between(-0.05, 0.25);
    double slope = pad.between(0.2, 0.5);
    double breaks = pad.chance(0.5) ? 0 : pad.between(0.05, 0.4);
    double tongueX = pad.between(-0.2, 0.15);
    if (pad.chance(0.5)) {
      pad.outline(
          breaks,
          -0.95,
          low,
          0.9,
          low,
          1,
          toe + 0.15,
          0.85,
          toe,
          slope,
          toe - 0.12,
          tongueX,
          tongue,
          -0.4,
          collar,
          -0.85,
          back,
          -0.95,
          low);
    } else {
      pad.curve(
          -0.9,
          low,
          0,
          low + 0.02,
          0.9,
          low,
          1,
          toe + 0.15,
          0.8,
          toe,
          slope,
          toe - 0.12,
          tongueX,
          tongue,
          -0.3,
          collar,
          -0.6,
          collar,
          -0.85,
          back,
          -0.95,
          0,
          -0.9,
          low);
    }
    if (pad.chance(0.55)) {
      double sole = low - pad.between(0.12, 0.25);
      pad.line(-0.93, sole, 0.97, sole);
    }
    laces(pad, tongueX, tongue, slope, toe - 0.12);
    if (pad.chance(0.25)) {
      pad.curve(0.6, low - 0.2, 0.62, toe + 0.1, 0.75, toe);
    }
    for (int i = pad.chance(0.35) ? pad.count(1, 3) : 0; i > 0; i--) {
      double x = pad.between(-0.5, 0.1);
      pad.line(x, low - 0.2, x + 0.15, -0.05);
    }
  }

  /** A low round shape with a small opening. */
  private static void slipper(StrokeBuilder pad) {
    double high = pad.between(-0.3, 0.1);
    double dip = high + pad.between(0, 0.15);
    double toe = high + pad.between(0, 0.25);
    pad.curve(
        -0.9,
        0.42,
        0,
        0.45,
        0.85,
        0.42,
        1,
        0.3,
        0.95,
        toe + 0.1,
        0.7,
        toe,
        0.2,
        toe - 0.05,
        -0.2,
        dip,
        -0.6,
        dip,
        -0.8,
        high,
        -0.95,
        high + 0.1,
        -1,
        0.3,
        -0.9,
        0.42);
    if (pad.chance(0.3)) {
      pad.line(-0.95, 0.3, 0.97, 0.3);
    }
    laces(pad, -0.15, dip, 0.35, toe);
    if (pad.chance(0.2)) {
      pad.curve(-0.75, high + 0.05, -0.5, dip + 0.15, -0.15, dip);
    }
  }

  /**
   * A shoe with a shaft.
   *
   * @param shaft its height
   */
  private static void ankleHigh(StrokeBuilder pad, double shaft) {
    double low = pad.between(0.4, 0.6);
    double toe = low - pad.between(0.25, 0.5);
    double vamp = toe + pad.between(-0.2, 0.15);
    double front = pad.between(-0.55, 0);
    double top = Math.min(toe, vamp) - shaft;
    double lean = pad.between(-0.12, 0.12);
    double breaks = pad.chance(0.6) ? 0 : pad.between(0.05, 0.35);
    double heel = pad.between(-1, -0.9);
    if (pad.chance(0.4)) {
      pad.curve(
          heel,
          low,
          0,
          low,
          0.85,
          low,
          1,
          low - 0.12,
          0.95,
          toe + 0.05,
          0.6,
          toe - 0.03,
          front + 0.15,
          vamp,
          front,
          (vamp + top) / 2,
          front + lean,
          top,
          -0.9 + lean,
          top,
          heel,
          (low + top) / 2,
          heel,
          low);
    } else {
      pad.outline(
          breaks,
          heel,
          low,
          0.95,
          low,
          1,
          toe + 0.1,
          0.7,
          toe,
          front + 0.1,
          vamp,
          front + lean,
          top,
          -0.9 + lean,
          top,
          heel,
          low);
    }
    if (pad.chance(0.4)) {
      double sole = low - pad.between(0.08, 0.2);
      pad.line(heel, sole, 0.97, sole);
    }
    if (pad.chance(0.25)) {
      pad.ring((front - 0.9) / 2 + lean, top, (front + 0.9) / 2, 0.08);
    }
    if (pad.chance(0.05)) {
      // Worn by somebody.
      double above = top - pad.between(0.4, 1);
      pad.line(-0.8 + lean, top, -0.8 + lean, above);
      pad.line(front - 0.05 + lean, top, front - 0.05 + lean, above);
    }
    laces(pad, front + lean / 2, (vamp + top) / 2, front + 0.5, (vamp + toe) / 2);
  }

  /** Short crossing lines, from one point to the other. */
  private static void laces(StrokeBuilder pad, double x0, double y0, double x1, double y1) {
    int laces = pad.chance(0.6) ? pad.count(2, 5) : 0;
    boolean upright = pad.chance(0.35);
    double length = pad.between(0.08, 0.2);
    for (int i = 0; i < laces; i++) {
      double t = (i + 0.5) / laces;
      double x = x0 + t * (x1 - x0);
      double y = y0 + t * (y1 - y0);
      if (upright) {
        pad.line(x, y, x + pad.between(-0.05, 0.05), y + 1.3 * length);
      } else {
        pad.line(x - length, y + 0.08, x + length * 0.6, y + pad.between(-0.02, 0.14));
      }
    }
  }

  static void boot(StrokeBuilder pad) {
    if (pad.chance(0.3)) {
      ankleHigh(pad, pad.between(0.5, 0.95));
      return;
    }
    double low = pad.between(0.6, 0.9);
    double back = pad.between(-0.75, -0.55);
    double front = back + pad.between(0.55, 0.95);
    double ankle = pad.between(-0.15, 0.25);
    double toe = pad.between(0.65, 1);
    double toeTop = low - pad.between(0.3, 0.5);
    double breaks = pad.chance(0.5) ? 0 : pad.between(0.05, 0.4);
    double top = -1;
    boolean heeled = pad.chance(0.5);
    double heel = heeled ? pad.between(0.08, 0.35) : 0;
    double arch = back + pad.between(0.25, 0.45);
    if (heeled) {
      pad.outline(
          breaks,
          back,
          top,
          front,
          top,
          front - 0.02,
          ankle,
          toe * 0.8,
          toeTop,
          toe,
          low - 0.1,
          toe,
          low,
          arch + 0.25,
          low,
          arch,
          low - heel,
          arch,
          low,
          back,
          low,
          back - 0.03,
          low - heel,
          back + 0.04,
          ankle,
          back,
          top);
    } else {
      pad.outline(
          breaks,
          back,
          top,
          front,
          top,
          front - 0.02,
          ankle,
          toe * 0.75,
          toeTop,
          toe,
          low - 0.12,
          toe,
          low,
          back,
          low,
          back + 0.03,
          ankle,
          back,
          top);
    }
    if (pad.chance(0.4)) {
      pad.line(back, low - heel - 0.1, toe, low - 0.12);
    }
    if (pad.chance(0.35)) {
      double y = top + pad.between(0.12, 0.3);
      pad.line(back, y, front, y);
    }
    int laces = pad.chance(0.35) ? pad.count(2, 5) : 0;
    for (int i = 0; i < laces; i++) {
      double y = top + 0.2 + (ankle - top - 0.1) * i / laces;
      pad.line(front - 0.25, y, front, y + pad.between(-0.05, 0.1));
    }
    if (pad.chance(0.25)) {
      pad.line(back + 0.2, top, back + 0.25, low - heel - 0.15);
    }
  }
}
