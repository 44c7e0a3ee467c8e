package org.sketch28.app.control;

/** How a curve is drawn. */
public enum CurveStyle {
  /** A thin line, for what is behind another curve. */
  THIN(1, false),
  SOLID_LINE(1.6, false),
  DASHED(1.6, false, 7, 4),
  /** Dots between points that are marked. */
  DOTTED_MARKED(1.6, true, 1.5, 4),
  /** A solid line between points that are marked. */
  SOLID_MARKED(2, true);

  private final double width;
  private final boolean marked;

  @SuppressWarnings("ImmutableEnumChecker") // Nobody changes the array: only copies leave.
  private final double[] dashes;

  CurveStyle(double width, boolean marked, double... dashes) {
    this.width = width;
    this.marked = marked;
    this.dashes = dashes;
  }

  /** Width of the line, in pixels. */
  public double width() {
    return width;
  }

  /** Whether each point is drawn as a dot. */
  public boolean isMarked() {
    return marked;
  }

  /** Lengths of dashes and gaps in turn, in pixels; empty for a solid line. */
  public double[] dashes() {
    return dashes.clone();
  }
}
