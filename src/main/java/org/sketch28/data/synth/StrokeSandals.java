package org.sketch28.data.synth;

import java.util.SplittableRandom;
import org.sketch28.image.drawing.Drawing;

/** Sandals and flip-flops, for {@link StrokeGarments}. */
final class StrokeSandals {

  private StrokeSandals() {}

  static Drawing sandal(StrokeBuilder pad, SplittableRandom random) {
    if (pad.chance(0.25)) {
      fromTheSide(pad);
      return pad.drawing(0.15, 0.85, 1.2);
    }
    if (pad.chance(0.6)) {
      fromAbove(pad, pad.chance(0.5) ? 1 : -1);
      if (pad.chance(0.15)) {
        pad.place(1, Math.PI, 0, 0);
      }
      return pad.drawing(pad.chance(0.35) ? 1.57 : 0.45, 0.75, 1.35);
    }
    fromAbove(pad, 1);
    double apart = pad.between(0.42, 0.62);
    double tilt = pad.between(-0.35, 0.35);
    pad.place(0.8, tilt, -apart, pad.between(-0.1, 0.1));
    StrokeBuilder other = new StrokeBuilder(random);
    fromAbove(other, -1);
    other.place(0.8, pad.chance(0.5) ? -tilt : tilt, apart, pad.between(-0.1, 0.1));
    pad.add(other);
    return pad.drawing(0.4, 0.85, 1.2);
  }

  /** A sole with a strap between the toes. */
  private static void fromAbove(StrokeBuilder pad, int side) {
    double toe = pad.between(0.3, 0.65);
    double heel = toe * pad.between(0.65, 1);
    double waist = Math.min(toe, heel) * (pad.chance(0.4) ? 1.03 : pad.between(0.75, 1));
    double bend = side * pad.between(0, 0.1);
    pad.curve(
        0,
        -1,
        toe * 0.8,
        -0.8,
        toe,
        -0.45,
        waist + bend,
        0.15,
        heel,
        0.65,
        heel * 0.6,
        0.93,
        0,
        1,
        -heel * 0.6,
        0.93,
        -heel,
        0.65,
        -waist + bend,
        0.15,
        -toe,
        -0.45,
        -toe * 0.8,
        -0.8,
        0,
        -1);
    double knotX = side * pad.between(-0.05, 0.15);
    double knotY = pad.between(-0.75, -0.35);
    double endY = pad.between(-0.2, 0.35);
    double x = Math.min(toe, waist + 0.03);
    double bow = pad.between(-0.1, 0.15);
    int straps = pad.chance(0.35) ? 2 : 1;
    if (pad.chance(0.3)) {
      // Straight lines, as people draw a V in a hurry.
      pad.line(-x, endY, knotX, knotY, x, endY + pad.between(-0.1, 0.1));
      if (pad.chance(0.5)) {
        pad.line(knotX, knotY, knotX, pad.between(-1, -0.85));
      }
      return;
    }
    if (pad.chance(0.15)) {
      pad.curve(-toe, knotY + 0.3, 0, knotY + 0.1, toe, knotY + 0.3);
      pad.curve(-toe, knotY + 0.55, 0, knotY + 0.4, toe, knotY + 0.55);
      return;
    }
    for (int i = 0; i < straps; i++) {
      double y = endY + i * pad.between(0.12, 0.25);
      pad.curve(knotX, knotY, -x * 0.6, (knotY + y) / 2 - bow, -x, y);
      pad.curve(knotX, knotY, x * 0.6, (knotY + y) / 2 - bow, x, y);
    }
    if (pad.chance(0.3)) {
      pad.line(knotX, knotY, knotX, knotY - 0.15);
    }
  }

  /** A sole seen from the side, with straps above it. */
  private static void fromTheSide(StrokeBuilder pad) {
    double heel = pad.chance(0.4) ? pad.between(0.1, 0.7) : 0.05;
    double low = 0.5;
    double thick = pad.between(0.08, 0.2);
    pad.outline(
        0,
        -0.9,
        low - heel,
        -0.2,
        low - heel * 0.6,
        0.4,
        low,
        0.95,
        low - 0.02,
        0.95,
        low - thick,
        0.4,
        low - thick,
        -0.2,
        low - heel * 0.6 - thick,
        -0.9,
        low - heel - thick,
        -0.9,
        low - heel);
    if (heel > 0.15) {
      pad.line(-0.9, low - heel, -0.85, low, -0.7, low, -0.6, low - heel * 0.85);
    }
    int straps = pad.count(1, 4);
    for (int i = 0; i < straps; i++) {
      double x = 0.8 - 0.9 * i / straps;
      double y = low - thick - heel * Math.max(0, 0.4 - x) * 0.6;
      double high = y - pad.between(0.2, 0.45);
      pad.curve(x, y, x - 0.1, high, x - pad.between(0.25, 0.4), y - 0.02);
      if (pad.chance(0.5)) {
        pad.curve(x - 0.06, y, x - 0.13, high + 0.1, x - 0.3, y - 0.02);
      }
    }
    if (pad.chance(0.6)) {
      double high = low - heel - pad.between(0.4, 0.7);
      pad.curve(-0.88, low - heel - thick, -0.9, high, -0.6, high - 0.05, -0.3, high + 0.1);
      pad.line(-0.3, high + 0.1, -0.35, low - heel * 0.7 - thick);
    }
  }
}
