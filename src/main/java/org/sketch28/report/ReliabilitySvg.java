package org.sketch28.report;

import static org.sketch28.report.ReportText.plain;

import org.sketch28.evaluate.Reliability;

/** The accuracy of predictions by their confidence, as SVG: a good model's bars reach the line. */
final class ReliabilitySvg {

  private static final int SIZE = 300;
  private static final int LEFT = 44;
  private static final int TOP = 10;
  private static final int WIDTH = 760;
  private static final int HEIGHT = SIZE + TOP + 36;

  private ReliabilitySvg() {}

  static String of(Reliability reliability) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        plain(
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Accuracy by confidence\">%n",
            WIDTH, HEIGHT));
    for (int i = 0; i <= 4; i++) {
      double y = y(i / 4.0);
      svg.append(
          plain(
              "<path class=\"grid\" d=\"M%d %.1fh%d\"/><text x=\"%d\" y=\"%.1f\""
                  + " text-anchor=\"end\">%d %%</text>%n",
              LEFT, y, SIZE, LEFT - 6, y + 4, 25 * i));
      svg.append(
          plain(
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d %%</text>%n",
              x(i / 4.0), TOP + SIZE + 18, 25 * i));
    }
    for (Reliability.Bin bin : reliability.bins()) {
      if (bin.count() > 0) {
        double top = y(bin.accuracy());
        svg.append(
            plain(
                "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">"
                    + "<title>confidence %.1f %%, accuracy %.1f %%, images: %d</title></rect>%n",
                x(bin.low()) + 1,
                top,
                SIZE * (bin.high() - bin.low()) - 2,
                TOP + SIZE - top,
                100 * bin.confidence(),
                100 * bin.accuracy(),
                bin.count()));
      }
    }
    svg.append(
        plain(
            "<path class=\"line second\" d=\"M%.1f %.1fL%.1f %.1f\"/>%n", x(0), y(0), x(1), y(1)));
    return svg.append("</svg>\n").toString();
  }

  private static double x(double share) {
    return LEFT + SIZE * share;
  }

  private static double y(double share) {
    return TOP + SIZE * (1 - share);
  }
}
