package org.sketch28.image.drawing;

import java.awt.geom.Rectangle2D;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sketch28.image.GrayImage;

/** Drawings as SVG: black ink on white paper, the same curves as on the canvas. */
public final class SvgWriter {

  /** Flood fills have no outline, so their pixels are written, at this resolution. */
  private static final int FLOOD_PIXELS = 560;

  private SvgWriter() {}

  /** The text of an SVG file that shows a drawing. */
  public static String encode(Drawing drawing) {
    StringBuilder svg = new StringBuilder();
    Rectangle2D area = drawing.area();
    String box =
        format("%.0f %.0f %.0f %.0f", area.getX(), area.getY(), area.getWidth(), area.getHeight());
    svg.append(format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%s\">\n", box));
    svg.append(
        format(
            "<rect x=\"%.0f\" y=\"%.0f\" width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
            area.getX(), area.getY()));
    drawing.picture().ifPresent(picture -> image(svg, picture));
    Map<Stroke, GrayImage> floods =
        FloodAreas.isNeeded(drawing) ? FloodAreas.of(drawing, FLOOD_PIXELS) : Map.of();
    for (Stroke stroke : drawing.strokes()) {
      if (stroke.isFlood()) {
        flood(svg, stroke, floods.get(stroke), area);
      } else {
        stroke(svg, stroke);
      }
    }
    return svg.append("</svg>\n").toString();
  }

  private static void stroke(StringBuilder svg, Stroke stroke) {
    String color = color(stroke.tool() == Stroke.Tool.ERASER ? 0 : stroke.gray());
    svg.append("<path d=\"").append(path(stroke.points()));
    if (stroke.tool() == Stroke.Tool.FILL) {
      svg.append("Z\" fill=\"").append(color).append("\"/>\n");
    } else {
      svg.append("\" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\" stroke=\"")
          .append(color)
          .append(format("\" stroke-width=\"%.2f\"/>\n", stroke.width()));
    }
  }

  private static String path(List<StrokePoint> points) {
    StringBuilder path = new StringBuilder();
    StrokePoint first = points.get(0);
    path.append(format("M%.2f %.2f", first.x(), first.y()));
    List<SmoothPath.Segment> segments = SmoothPath.segments(points);
    for (SmoothPath.Segment s : segments) {
      path.append(
          format(
              "C%.2f %.2f %.2f %.2f %.2f %.2f",
              s.c1().x(), s.c1().y(), s.c2().x(), s.c2().y(), s.to().x(), s.to().y()));
    }
    if (segments.isEmpty()) {
      path.append("h0");
    }
    return path.toString();
  }

  private static void flood(StringBuilder svg, Stroke stroke, GrayImage area, Rectangle2D place) {
    double scale = Drawing.SIZE / FLOOD_PIXELS;
    svg.append(
        format(
            "<path transform=\"translate(%.2f %.2f) scale(%.4f)\" fill=\"%s\" d=\"",
            place.getX(), place.getY(), scale, color(stroke.gray())));
    for (int y = 0; y < area.height(); y++) {
      for (int x = 0; x < area.width(); x++) {
        int start = x;
        while (x < area.width() && area.get(x, y) > 0) {
          x++;
        }
        if (x > start) {
          svg.append(format("M%d %dh%dv1h%dz", start, y, x - start, start - x));
        }
      }
    }
    svg.append("\"/>\n");
  }

  private static void image(StringBuilder svg, GrayImage picture) {
    String png = Base64.getEncoder().encodeToString(PngWriter.encode(picture.negated()));
    svg.append("<image width=\"280\" height=\"280\" href=\"data:image/png;base64,")
        .append(png)
        .append("\"/>\n");
  }

  private static String color(int gray) {
    int level = 255 - gray;
    return format("#%02x%02x%02x", level, level, level);
  }

  private static String format(String pattern, Object... arguments) {
    return String.format(Locale.ROOT, pattern, arguments);
  }
}
