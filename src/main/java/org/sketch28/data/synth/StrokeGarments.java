package org.sketch28.data.synth;

import java.util.SplittableRandom;
import org.sketch28.data.ClassNames;
import org.sketch28.image.drawing.Drawing;

/**
 * Synthetic garments as people draw them with a few lines: outlines of many proportions, from the
 * side or from above as is usual for the garment, with the details that distinguish them.
 * Photographs of sandals do not teach what a flip-flop looks like from above.
 */
public final class StrokeGarments {

  private StrokeGarments() {}

  /**
   * One garment on the canvas.
   *
   * @param garment the index of its class in {@link ClassNames#GARMENTS}
   */
  public static Drawing drawing(int garment, SplittableRandom random) {
    StrokeBuilder pad = new StrokeBuilder(random);
    switch (garment) {
      case 0 -> StrokeTops.shirt(pad, false);
      case 1 -> trousers(pad);
      case 2 -> StrokeTops.pullover(pad);
      case 3 -> dress(pad);
      case 4 -> StrokeTops.coat(pad);
      case 5 -> {
        return StrokeSandals.sandal(pad, random);
      }
      case 6 -> StrokeTops.shirt(pad, true);
      case 7 -> StrokeShoes.sneaker(pad);
      case 8 -> bag(pad);
      case 9 -> StrokeShoes.boot(pad);
      default -> throw new IllegalArgumentException("no garment " + garment);
    }
    if (garment == 7 || garment == 9) {
      return pad.drawing(0.25, 0.75, 1.3);
    }
    return pad.drawing(0.12, garment == 3 ? 0.6 : 0.75, garment == 3 ? 1 : 1.3);
  }

  private static void trousers(StrokeBuilder pad) {
    double waist = pad.between(0.3, 0.6);
    double hip = waist * pad.between(1, 1.2);
    double outer = pad.between(0.32, 1.05);
    double inner = outer - pad.between(0.22, 0.55);
    double crotch = pad.between(-0.65, 0.25);
    double arch = pad.chance(0.4) ? pad.between(0.05, 0.25) : 0.02;
    double hip1 = pad.between(-0.8, -0.4);
    double breaks = pad.chance(0.5) ? 0 : pad.between(0.1, 0.5);
    double top = pad.between(-1, -0.97);
    if (pad.chance(0.1)) {
      // Legs that touch: one outline with a line between them.
      pad.outline(breaks, pad.mirrored(waist, top, hip, hip1, outer * 0.8, 1, 0.05, 1));
      pad.line(-waist, top, waist, top);
      pad.line(0, pad.between(0.9, 1), pad.between(-0.05, 0.05), crotch - 0.1);
    } else if (pad.chance(0.25)) {
      // Open at the feet: two outer lines, an inner one, and one for the waist.
      pad.outline(breaks, -waist, top, waist, top);
      pad.outline(breaks, waist, top, hip, hip1, outer, 1);
      pad.outline(breaks, -waist, top, -hip, hip1, -outer, 1);
      pad.outline(breaks, -inner, 1, -arch, crotch, arch, crotch, inner, 1);
    } else {
      pad.outline(
          breaks, waist, top, hip, hip1, outer, 1, inner, 1, arch, crotch, -arch, crotch, -inner, 1,
          -outer, 1, -hip, hip1, -waist, top, waist, top);
    }
    if (pad.chance(0.5)) {
      double y = pad.between(-0.9, -0.75);
      pad.line(-hip, y, hip, y);
    }
    if (pad.chance(0.3)) {
      pad.line(0, -0.85, 0, crotch);
    }
    if (pad.chance(0.25)) {
      pad.curve(-hip, -0.55, -hip * 0.6, -0.6, -hip * 0.45, -0.85);
      pad.curve(hip, -0.55, hip * 0.6, -0.6, hip * 0.45, -0.85);
    }
  }

  private static void dress(StrokeBuilder pad) {
    double neck = pad.between(0.12, 0.3);
    double shoulder = neck + pad.between(0.05, 0.2);
    double arm = pad.between(-0.75, -0.5);
    double chest = pad.between(0.25, 0.4);
    double waistY = pad.between(-0.35, 0.05);
    double waist = chest * pad.between(0.6, 0.95);
    double hem = pad.between(0.45, 1);
    double depth = pad.between(0.05, 0.35);
    double breaks = pad.chance(0.5) ? 0 : pad.between(0.1, 0.4);
    boolean sleeves = pad.chance(0.35);
    double[] right =
        sleeves
            ? new double[] {
              neck,
              -1,
              shoulder + 0.1,
              -0.95,
              shoulder + 0.35,
              arm - 0.05,
              chest + 0.12,
              arm + 0.08,
              chest,
              arm,
              waist,
              waistY,
              hem,
              0.95
            }
            : new double[] {
              neck, -1, shoulder, -1, chest, arm, waist, waistY, hem, pad.between(0.85, 1)
            };
    pad.outline(breaks, pad.mirrored(right));
    pad.curve(
        -neck,
        -1,
        -neck * 0.6,
        -1 + depth * 0.8,
        0,
        -1 + depth,
        neck * 0.6,
        -1 + depth * 0.8,
        neck,
        -1);
    if (pad.chance(0.5)) {
      pad.line(-waist, waistY, waist, waistY);
      if (pad.chance(0.3)) {
        pad.line(-waist, waistY + 0.1, waist, waistY + 0.1);
      }
    }
    for (int i = pad.chance(0.4) ? pad.count(1, 4) : 0; i > 0; i--) {
      double x = pad.between(-0.8, 0.8);
      pad.line(waist * x, waistY + 0.1, hem * x, 0.9);
    }
  }

  private static void bag(StrokeBuilder pad) {
    double top = pad.between(-0.45, 0.15);
    double upper = pad.between(0.5, 1);
    double lower = upper * pad.between(0.8, 1.3);
    double breaks = pad.chance(0.5) ? 0 : pad.between(0.1, 0.5);
    if (pad.chance(0.3)) {
      double round = pad.between(0.85, 1);
      pad.curve(
          -upper,
          top,
          -lower,
          0.5,
          -lower * 0.7,
          round,
          0,
          1,
          lower * 0.7,
          round,
          lower,
          0.5,
          upper,
          top);
      pad.line(-upper, top, upper, top);
    } else {
      pad.outline(breaks, -upper, top, upper, top, lower, 1, -lower, 1, -upper, top);
    }
    double reach = upper * pad.between(0.3, 1);
    double peak = pad.between(-1, -0.85);
    if (pad.chance(0.92)) {
      handle(pad, reach, top, peak);
      if (pad.chance(0.4)) {
        handle(pad, reach * pad.between(0.6, 0.85), top, peak * pad.between(0.75, 0.9) + 0.1);
      }
    }
    if (pad.chance(0.45)) {
      double y = top + pad.between(0.15, 0.6);
      if (pad.chance(0.5)) {
        pad.line(-upper, y, upper, y);
      } else {
        pad.curve(-upper, top, -upper * 0.5, y, 0, y + 0.1, upper * 0.5, y, upper, top);
      }
    }
    if (pad.chance(0.35)) {
      pad.ring(0, top + pad.between(0.1, 0.6), 0.1, 0.1);
    }
    if (pad.chance(0.2)) {
      double w = pad.between(0.2, 0.5);
      pad.outline(0, -w, 0.4, w, 0.4, w, 0.8, -w, 0.8, -w, 0.4);
    }
  }

  private static void handle(StrokeBuilder pad, double reach, double top, double peak) {
    double wide = pad.between(0.5, 1);
    if (pad.chance(0.2)) {
      pad.outline(0, -reach, top, -reach * wide, peak, reach * wide, peak, reach, top);
      return;
    }
    pad.curve(
        -reach,
        top + 0.03,
        -reach * wide,
        (top + peak) / 2,
        -reach * wide * 0.6,
        peak + 0.08,
        0,
        peak,
        reach * wide * 0.6,
        peak + 0.08,
        reach * wide,
        (top + peak) / 2,
        reach,
        top + 0.03);
  }
}
