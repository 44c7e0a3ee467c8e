package org.sketch28.report;

import static org.sketch28.base.HtmlText.escape;
import static org.sketch28.report.ReportText.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Curves of a run by epoch, as SVG. */
final class CurveSvg {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 260;
  private static final int LEFT = 56;
  private static final int BOTTOM = 28;
  private static final int TOP = 12;
  private static final int LINES = 4;

  private final List<ReportData.Epoch> epochs;
  private final double low;
  private final double high;
  private final StringBuilder svg = new StringBuilder();

  private CurveSvg(List<ReportData.Epoch> epochs, double low, double high) {
    this.epochs = epochs;
    this.low = low;
    this.high = high;
  }

  /**
   * Draws two curves.
   *
   * @param title for people who do not see it
   * @param training null where there is no value
   * @param validation null where there is no value
   */
  static String of(
      String title,
      List<ReportData.Epoch> epochs,
      Function<ReportData.Epoch, Double> training,
      Function<ReportData.Epoch, Double> validation) {
    List<Double> all = new ArrayList<>();
    epochs.forEach(
        epoch -> {
          all.add(training.apply(epoch));
          all.add(validation.apply(epoch));
        });
    all.removeIf(Objects::isNull);
    double low = all.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double high = all.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    double margin = high > low ? 0.05 * (high - low) : Math.max(0.01, 0.05 * Math.abs(high));
    CurveSvg drawn = new CurveSvg(epochs, low - margin, high + margin);
    drawn.svg.append(
        plain(
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
            WIDTH, HEIGHT, escape(title)));
    drawn.grid();
    drawn.curve(training, "first");
    drawn.curve(validation, "second");
    return drawn.svg.append("</svg>\n").toString();
  }

  private void grid() {
    for (int i = 0; i <= LINES; i++) {
      double value = low + (high - low) * i / LINES;
      svg.append(
          plain(
              "<path class=\"grid\" d=\"M%d %.1fH%d\"/><text x=\"%d\" y=\"%.1f\""
                  + " text-anchor=\"end\">%.3f</text>%n",
              LEFT, y(value), WIDTH, LEFT - 6, y(value) + 4, value));
    }
    int every = Math.max(1, (epochs.size() + 9) / 10);
    for (int i = 0; i < epochs.size(); i += every) {
      svg.append(
          plain(
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n",
              x(i), HEIGHT - 8, epochs.get(i).epoch()));
    }
  }

  private void curve(Function<ReportData.Epoch, Double> value, String style) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < epochs.size(); i++) {
      Double each = value.apply(epochs.get(i));
      if (each != null) {
        points.append(plain("%.1f,%.1f ", x(i), y(each)));
        svg.append(
            plain(
                "<circle class=\"line %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"2\"/>%n",
                style, x(i), y(each)));
      }
    }
    svg.append(plain("<polyline class=\"line %s\" points=\"%s\"/>%n", style, points));
  }

  private double x(int index) {
    double width = WIDTH - LEFT - 12.0;
    return LEFT + (epochs.size() < 2 ? width / 2 : width * index / (epochs.size() - 1)) + 4;
  }

  private double y(double value) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low);
  }
}
