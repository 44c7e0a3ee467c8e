package org.sketch28.app.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.image.Image;
import org.sketch28.app.control.CurveChart;
import org.sketch28.app.control.CurvePoints;
import org.sketch28.app.control.CurveScale;
import org.sketch28.app.control.CurveStyle;
import org.sketch28.app.control.ImagePixels;
import org.sketch28.image.drawing.RgbPng;

/** Writes curves as files. */
final class CurveExport {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 320;
  private static final int MARGIN = 50;

  private CurveExport() {}

  /**
   * A CSV table of all points: measure, curve, the place on the axis, value.
   *
   * @param axis of the curves
   * @param curves of each measure
   */
  static byte[] csv(CurveAxis axis, Map<RunCurves.Measure, List<CurveChart.Curve>> curves) {
    StringBuilder text =
        new StringBuilder(
            "measure,curve,%s,value\n".formatted(axis.name().toLowerCase(Locale.ROOT)));
    for (RunCurves.Measure measure : RunCurves.Measure.values()) {
      int number = 0;
      for (CurveChart.Curve curve : curves.get(measure)) {
        number++;
        String name = curve.name().isEmpty() ? "batches " + number : curve.name();
        CurvePoints points = curve.points();
        for (int i = 0; i < points.size(); i++) {
          text.append(
              plain(
                  "%s,\"%s\",%s,%s\n",
                  measure, name.replace("\"", "\"\""), number(points.x(i)), points.y(i)));
        }
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String number(double x) {
    return x == Math.rint(x) ? Long.toString((long) x) : plain("%.4f", x);
  }

  /** Formats numbers as programs read them, whatever the user's language. */
  private static String plain(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /**
   * An SVG file of all charts, with axes from the smallest to the largest value.
   *
   * @param curves of each measure
   */
  static byte[] svg(Map<RunCurves.Measure, List<CurveChart.Curve>> curves) {
    int height = RunCurves.Measure.values().length * (HEIGHT + MARGIN);
    StringBuilder svg =
        new StringBuilder(
            plain(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                    + " font-family=\"sans-serif\" font-size=\"12\">%n",
                WIDTH + 2 * MARGIN, height));
    int top = 0;
    for (RunCurves.Measure measure : RunCurves.Measure.values()) {
      append(svg, curves.get(measure), measure.toString(), top);
      top += HEIGHT + MARGIN;
    }
    return svg.append("</svg>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A PNG file of what is on the screen. */
  static byte[] png(Image image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RgbPng.write((int) image.getWidth(), (int) image.getHeight(), ImagePixels.argb(image), out);
    return out.toByteArray();
  }

  private static String dashes(CurveStyle style) {
    return style.dashes().length == 0
        ? "none"
        : Arrays.stream(style.dashes()).mapToObj(Double::toString).collect(Collectors.joining(" "));
  }

  private static void append(
      StringBuilder svg, List<CurveChart.Curve> curves, String title, int top) {
    CurveScale scale = CurveScale.fitting(curves, WIDTH, HEIGHT);
    svg.append(
        plain(
            "<g transform=\"translate(%d,%d)\"><text y=\"-8\">%s, %s to %s</text><rect width=\"%d\""
                + " height=\"%d\" fill=\"none\" stroke=\"#888\"/>%n",
            MARGIN, top + 30, title, scale.lowest(), scale.highest(), WIDTH, HEIGHT));
    for (CurveChart.Curve curve : curves) {
      double[] line = scale.decimate(curve.points(), WIDTH);
      svg.append(
          plain(
              "<polyline fill=\"none\" stroke=\"#%s\" stroke-opacity=\"%.2f\" stroke-width=\"%s\""
                  + " stroke-dasharray=\"%s\" points=\"",
              curve.color().toString().substring(2, 8),
              curve.color().getOpacity(),
              curve.style().width(),
              dashes(curve.style())));
      for (int i = 0; i < line.length; i += 2) {
        svg.append(plain("%.1f,%.1f ", line[i], line[i + 1]));
      }
      svg.append("\"/>\n");
    }
    svg.append("</g>\n");
  }
}
