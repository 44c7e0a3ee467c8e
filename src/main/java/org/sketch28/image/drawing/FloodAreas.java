package org.sketch28.image.drawing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sketch28.image.GrayImage;

/** What the flood fills of a drawing cover, worked out on pixels for the screen. */
public final class FloodAreas {

  private FloodAreas() {}

  /** Whether there is any flood fill. */
  public static boolean isNeeded(Drawing drawing) {
    return drawing.strokes().stream().anyMatch(Stroke::isFlood);
  }

  /** For each flood fill: 255 where it changed the picture, else 0. */
  public static Map<Stroke, GrayImage> of(Drawing drawing, int pixels) {
    Map<Stroke, GrayImage> areas = new HashMap<>();
    List<Stroke> strokes = drawing.strokes();
    for (int i = 0; i < strokes.size(); i++) {
      if (strokes.get(i).isFlood()) {
        GrayImage before = upTo(drawing, i, pixels);
        GrayImage after = upTo(drawing, i + 1, pixels);
        areas.put(
            strokes.get(i),
            GrayImage.of(pixels, pixels, (x, y) -> before.get(x, y) == after.get(x, y) ? 0 : 255));
      }
    }
    return areas;
  }

  private static GrayImage upTo(Drawing drawing, int end, int pixels) {
    return DrawingRasterizer.rasterize(
        new Drawing(drawing.picture(), drawing.strokes().subList(0, end)), pixels);
  }
}
