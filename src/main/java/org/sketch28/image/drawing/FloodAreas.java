package org.sketch28.image.drawing;

import java.util.HashMap;
import java.util.Map;
import org.sketch28.image.GrayImage;

/** The areas that the flood fills of a drawing cover, as pixels, for showing them on screen. */
public final class FloodAreas {

  private FloodAreas() {}

  /** Whether a drawing has any flood fill. */
  public static boolean isNeeded(Drawing drawing) {
    return drawing.strokes().stream().anyMatch(Stroke::isFlood);
  }

  /**
   * For each flood fill, 255 where it changed the picture and on the pixels around, so that it
   * leaves no seam to the line that bounds it, and 0 elsewhere.
   *
   * @param pixels for each {@link Drawing#SIZE} units
   * @return images of the whole {@link Drawing#area}
   */
  public static Map<Stroke, GrayImage> of(Drawing drawing, int pixels) {
    Map<Stroke, GrayImage> areas = new HashMap<>();
    DrawingRasterizer.rasterize(
        drawing,
        pixels,
        (flood, before, after) ->
            // A double click gives two equal strokes; the second one changes next to nothing.
            areas.merge(flood, changed(before, after), FloodAreas::union));
    return areas;
  }

  private static GrayImage union(GrayImage a, GrayImage b) {
    return GrayImage.of(a.width(), a.height(), (x, y) -> Math.max(a.get(x, y), b.get(x, y)));
  }

  private static GrayImage changed(GrayImage before, GrayImage after) {
    return GrayImage.of(
        before.width(), before.height(), (x, y) -> isNextToChange(before, after, x, y) ? 255 : 0);
  }

  private static boolean isNextToChange(GrayImage before, GrayImage after, int x, int y) {
    for (int v = Math.max(0, y - 1); v <= Math.min(before.height() - 1, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(before.width() - 1, x + 1); u++) {
        if (before.get(u, v) != after.get(u, v)) {
          return true;
        }
      }
    }
    return false;
  }
}
