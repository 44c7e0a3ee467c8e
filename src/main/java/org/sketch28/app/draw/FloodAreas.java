package org.sketch28.app.draw;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sketch28.image.Drawing;
import org.sketch28.image.DrawingRasterizer;
import org.sketch28.image.GrayImage;
import org.sketch28.image.Stroke;

/** What the flood fills of a drawing cover, worked out on pixels for the screen. */
final class FloodAreas {

  private static final int PIXELS = 840;

  private FloodAreas() {}

  static boolean isNeeded(Drawing drawing) {
    return drawing.strokes().stream().anyMatch(Stroke::isFlood);
  }

  /** For each flood fill: 255 where it changed the picture, else 0. */
  static Map<Stroke, GrayImage> of(Drawing drawing) {
    Map<Stroke, GrayImage> areas = new HashMap<>();
    List<Stroke> strokes = drawing.strokes();
    for (int i = 0; i < strokes.size(); i++) {
      if (strokes.get(i).isFlood()) {
        GrayImage before = upTo(drawing, i);
        GrayImage after = upTo(drawing, i + 1);
        areas.put(
            strokes.get(i),
            GrayImage.of(PIXELS, PIXELS, (x, y) -> before.get(x, y) == after.get(x, y) ? 0 : 255));
      }
    }
    return areas;
  }

  private static GrayImage upTo(Drawing drawing, int end) {
    return DrawingRasterizer.rasterize(
        new Drawing(drawing.picture(), drawing.strokes().subList(0, end)), PIXELS);
  }
}
