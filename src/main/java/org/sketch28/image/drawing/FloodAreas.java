package org.sketch28.image.drawing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sketch28.image.GrayImage;

/** The areas that the flood fills of a drawing cover, as pixels, for showing them on screen. */
public final class FloodAreas {

  private FloodAreas() {}

  /** Whether a drawing has any flood fill. */
  public static boolean isNeeded(Drawing drawing) {
    return drawing.strokes().stream().anyMatch(Stroke::isFlood);
  }

  /** For each flood fill, 255 where it changed the picture and 0 elsewhere. */
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
