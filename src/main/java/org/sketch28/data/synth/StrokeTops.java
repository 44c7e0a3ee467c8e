package org.sketch28.data.synth;

/** Garments worn above the waist, for {@link StrokeGarments}. */
final class StrokeTops {

  private StrokeTops() {}

  /**
   * The outline of a body with sleeves.
   *
   * @param neck half of the neck's width
   * @param depth of the neckline below the shoulders
   * @param shoulder half of the shoulders' width
   * @param slope of the shoulders
   * @param sleeve its length
   * @param cuff its width at the end
   * @param spread the angle between sleeve and body, in radians
   * @param body half of the width below the arms
   * @param hem half of the width at the lower end
   */
  private record Cut(
      double neck,
      double depth,
      double shoulder,
      double slope,
      double sleeve,
      double cuff,
      double spread,
      double body,
      double hem) {

    double drop() {
      return -1 + slope * (shoulder - neck);
    }

    double armpit() {
      return drop() + Math.max(0.25, cuff * 1.15);
    }

    double cuffX() {
      return shoulder + sleeve * Math.sin(spread);
    }

    double cuffY() {
      return drop() + sleeve * Math.cos(spread);
    }

    double innerX() {
      return Math.max(body + 0.02, cuffX() - cuff * Math.cos(spread));
    }

    double innerY() {
      return cuffY() + cuff * Math.sin(spread);
    }
  }

  private static Cut cut(StrokeBuilder pad, double shortest, double longest) {
    double body = pad.between(0.28, 0.62);
    double shoulder = body * pad.between(0.9, 1.2);
    double sleeve = pad.between(shortest, longest);
    boolean isLong = sleeve > 0.8;
    return new Cut(
        Math.min(pad.between(0.14, 0.34), shoulder - 0.05),
        pad.between(0, 0.3),
        shoulder,
        pad.between(0, 0.55),
        sleeve,
        isLong ? pad.between(0.14, 0.32) : pad.between(0.2, 0.48),
        isLong ? pad.between(0.1, 1.35) : pad.between(0.45, 1.55),
        body,
        body * pad.between(0.85, 1.25));
  }

  private static Cut longSleeved(StrokeBuilder pad) {
    return cut(pad, 0.85, 1.6);
  }

  private static Cut shortSleeved(StrokeBuilder pad) {
    return cut(pad, 0.22, 0.75);
  }

  private static void outline(StrokeBuilder pad, Cut c, boolean pointed) {
    double breaks = pad.chance(0.45) ? 0 : pad.between(0.05, 0.5);
    pad.outline(
        breaks,
        pad.mirrored(
            c.neck(),
            -1,
            c.shoulder(),
            c.drop(),
            c.cuffX(),
            c.cuffY(),
            c.innerX(),
            c.innerY(),
            c.body(),
            c.armpit(),
            c.hem(),
            1));
    if (pad.chance(0.12)) {
      pad.line(-c.neck(), -1, c.neck(), -1);
    } else if (pointed) {
      pad.line(-c.neck(), -1, 0, -1 + c.depth() * 1.5, c.neck(), -1);
    } else {
      pad.curve(
          -c.neck(),
          -1,
          -c.neck() * 0.6,
          -1 + c.depth() * 0.8,
          0,
          -1 + c.depth(),
          c.neck() * 0.6,
          -1 + c.depth() * 0.8,
          c.neck(),
          -1);
    }
  }

  private static void seams(StrokeBuilder pad, Cut c) {
    pad.line(c.shoulder(), c.drop(), c.body(), c.armpit());
    pad.line(-c.shoulder(), c.drop(), -c.body(), c.armpit());
  }

  private static void cuffs(StrokeBuilder pad, Cut c) {
    double t = pad.between(0.1, 0.2);
    double x = c.cuffX() + t * (c.shoulder() - c.cuffX());
    double y = c.cuffY() + t * (c.drop() - c.cuffY());
    double u = c.innerX() + t * (c.body() - c.innerX());
    double v = c.innerY() + t * (c.armpit() - c.innerY());
    pad.line(x, y, u, v);
    pad.line(-x, y, -u, v);
  }

  private static void collar(StrokeBuilder pad, Cut c) {
    double low = -1 + c.depth() + pad.between(0.12, 0.3);
    double wide = c.neck() + pad.between(0.02, 0.12);
    pad.line(-c.neck(), -1, -wide, low, 0, -1 + c.depth(), wide, low, c.neck(), -1);
  }

  private static void buttons(StrokeBuilder pad, Cut c, double x) {
    int count = pad.count(2, 6);
    double size = pad.between(0.015, 0.05);
    for (int i = 0; i < count; i++) {
      double y = -1 + c.depth() + (2 - c.depth()) * (i + 0.7) / (count + 0.4);
      pad.ring(x, y, size, size);
    }
  }

  private static void pockets(StrokeBuilder pad, Cut c) {
    double y = pad.between(0.2, 0.6);
    double w = c.body() * 0.35;
    double x = c.body() * 0.5;
    if (pad.chance(0.5)) {
      pad.line(x - w / 2, y, x + w / 2, y + pad.between(-0.1, 0.1));
      pad.line(-x - w / 2, y, -x + w / 2, y + pad.between(-0.1, 0.1));
    } else {
      pad.outline(0, x - w / 2, y, x + w / 2, y, x + w / 2, y + w, x - w / 2, y + w, x - w / 2, y);
    }
  }

  /** A T-shirt, or a shirt with a collar and buttons. */
  static void shirt(StrokeBuilder pad, boolean buttoned) {
    boolean isLong = buttoned && pad.chance(0.4);
    Cut c = isLong ? longSleeved(pad) : shortSleeved(pad);
    outline(pad, c, pad.chance(buttoned ? 0.6 : 0.25));
    if (pad.chance(0.2)) {
      seams(pad, c);
    }
    if (isLong && pad.chance(0.3)) {
      cuffs(pad, c);
    }
    if (!buttoned) {
      if (pad.chance(0.15)) {
        pad.curve(-c.neck() * 1.25, -0.98, 0, -0.9 + c.depth(), c.neck() * 1.25, -0.98);
      }
      if (pad.chance(0.1)) {
        pad.ring(pad.between(-0.2, 0.2), pad.between(-0.4, 0.1), 0.15, 0.15);
      }
      return;
    }
    if (pad.chance(0.9)) {
      collar(pad, c);
    }
    if (pad.chance(isLong ? 0.25 : 0.4)) {
      pad.line(0, -1 + c.depth(), 0, 1);
    }
    if (pad.chance(0.75)) {
      buttons(pad, c, pad.between(0, 0.08));
    }
    if (pad.chance(0.2)) {
      pad.outline(0, 0.15, -0.4, 0.4, -0.4, 0.4, -0.1, 0.15, -0.1, 0.15, -0.4);
    }
  }

  /** A pullover or sweater. */
  static void pullover(StrokeBuilder pad) {
    Cut c = pad.chance(0.8) ? longSleeved(pad) : cut(pad, 0.6, 1);
    outline(pad, c, pad.chance(0.2));
    if (pad.chance(0.35)) {
      cuffs(pad, c);
    }
    if (pad.chance(0.35)) {
      double y = pad.between(0.75, 0.9);
      pad.line(-c.hem(), y, c.hem(), y);
    }
    if (pad.chance(0.3)) {
      pad.curve(-c.neck() * 1.25, -0.98, 0, -0.88 + c.depth(), c.neck() * 1.25, -0.98);
    }
    if (pad.chance(0.3)) {
      seams(pad, c);
    }
    for (int i = pad.chance(0.2) ? pad.count(1, 4) : 0; i > 0; i--) {
      double y = pad.between(-0.5, 0.7);
      if (pad.chance(0.6)) {
        pad.line(-c.body(), y, c.body(), y);
      } else {
        pad.curve(-0.4, y, -0.2, y - 0.1, 0, y + 0.1, 0.2, y - 0.1, 0.4, y);
      }
    }
  }

  /** A coat or jacket: open in front. */
  static void coat(StrokeBuilder pad) {
    if (pad.chance(0.08)) {
      vest(pad);
      return;
    }
    Cut c = pad.chance(0.75) ? longSleeved(pad) : cut(pad, 0.45, 1);
    outline(pad, c, pad.chance(0.5));
    double low = -1 + c.depth();
    double x = pad.between(-0.06, 0.06);
    boolean isLined = pad.chance(0.88);
    if (isLined) {
      pad.line(x, low, x + pad.between(-0.06, 0.06), 1);
      zip(pad, x, low);
    }
    if (isLined && pad.chance(0.25)) {
      double side = pad.between(0.06, 0.25);
      pad.line(x + side, low, x + side, 1);
    }
    if (pad.chance(0.4)) {
      lapels(pad, c, x);
    } else if (pad.chance(0.35)) {
      collar(pad, c);
    }
    if (pad.chance(isLined ? 0.35 : 0.7)) {
      buttons(pad, c, x + (isLined ? pad.between(0.05, 0.15) : 0));
    }
    if (pad.chance(0.35)) {
      pockets(pad, c);
    }
    if (pad.chance(0.2)) {
      cuffs(pad, c);
    }
    if (pad.chance(0.25)) {
      seams(pad, c);
    }
    if (pad.chance(0.15)) {
      hood(pad, c);
    }
  }

  private static void zip(StrokeBuilder pad, double x, double low) {
    int teeth = pad.chance(0.12) ? pad.count(3, 8) : 0;
    for (int i = 0; i < teeth; i++) {
      double y = low + (1 - low) * (i + 0.5) / teeth;
      pad.line(x - 0.07, y, x + 0.07, y);
    }
  }

  private static void lapels(StrokeBuilder pad, Cut c, double x) {
    double low = -1 + c.depth() + 0.15;
    double lapel = pad.between(-0.5, 0);
    pad.line(-c.neck(), -1, -c.neck() - 0.05, low, x, lapel);
    pad.line(c.neck(), -1, c.neck() + 0.05, low, x, lapel);
  }

  private static void hood(StrokeBuilder pad, Cut c) {
    double wide = c.neck() * pad.between(1, 1.4);
    double high = -1 - pad.between(0.25, 0.6);
    pad.curve(-c.neck(), -1, -wide, (high - 1) / 2, 0, high, wide, (high - 1) / 2, c.neck(), -1);
  }

  /** A jacket without sleeves. */
  private static void vest(StrokeBuilder pad) {
    double neck = pad.between(0.15, 0.4);
    double shoulder = neck + pad.between(0.15, 0.35);
    double arm = pad.between(-0.6, -0.2);
    double body = pad.between(0.5, 0.8);
    double depth = pad.between(0.1, 0.8);
    pad.outline(
        pad.between(0, 0.3),
        pad.mirrored(
            neck, -1, shoulder, -0.95, shoulder - 0.08, arm, body, arm + 0.15, body * 1.1, 1));
    pad.line(-neck, -1, 0, -1 + depth, neck, -1);
    pad.line(0, -1 + depth, 0, 1);
    if (pad.chance(0.4)) {
      double y = pad.between(0.2, 0.6);
      pad.line(0.2, y, 0.45, y);
      pad.line(-0.2, y, -0.45, y);
    }
  }

  /**
   * Adds the front that distinguishes a shirt or a coat from a pullover with the same outline.
   *
   * @param x the middle
   * @param top where the neck is
   * @param hem the lower end
   * @param wide half of the width of the body
   */
  static void front(
      StrokeBuilder pad, boolean isCoat, double x, double top, double hem, double wide) {
    if (isCoat ? pad.chance(0.85) : pad.chance(0.3)) {
      pad.line(x, top, x + pad.between(-0.05, 0.05), hem);
    }
    if (isCoat ? pad.chance(0.3) : pad.chance(0.65)) {
      int count = pad.count(2, 6);
      double side = isCoat ? pad.between(0.05, 0.15) : pad.between(0, 0.05);
      for (int i = 0; i < count; i++) {
        pad.ring(x + side, top + (hem - top) * (i + 0.7) / (count + 0.4), 0.03, 0.03);
      }
    }
    if (isCoat ? pad.chance(0.3) : pad.chance(0.65)) {
      double low = top + pad.between(0.1, 0.25);
      double corner = wide * pad.between(0.3, 0.5);
      pad.line(x - corner * 0.7, top, x - corner, low, x, top + 0.05);
      pad.line(x + corner * 0.7, top, x + corner, low, x, top + 0.05);
    }
  }
}
