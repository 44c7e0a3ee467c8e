package org.sketch28.image.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.sketch28.image.Box;
import org.sketch28.image.GrayImage;

/**
 * A part of the ink of a drawing: a short stroke, a piece of a long one, a filled area, or a patch
 * of a picture.
 *
 * @param ink the part alone; of a picture, a filled square
 * @param rest the drawing without it
 */
public record InkPiece(Stroke ink, Drawing rest) {

  /** A drawing is divided into about so many pieces, if they do not become too short for that. */
  private static final int WANTED = 12;

  /** Pieces are at least so many times as long as the pen is wide: shorter gaps close up. */
  private static final double SHORTEST = 2;

  /** The ink of a picture is divided into so many patches across and down. */
  private static final int PATCHES = 6;

  /** Patches with a smaller share of a picture's ink are left out. */
  private static final double LEAST_INK = 0.005;

  /** Divides the ink of a drawing. Erasers are in every rest. */
  public static List<InkPiece> of(Drawing drawing) {
    List<Stroke> strokes = drawing.strokes();
    double total =
        strokes.stream()
            .filter(stroke -> stroke.tool() == Stroke.Tool.PEN)
            .mapToDouble(InkPiece::length)
            .sum();
    List<InkPiece> pieces = new ArrayList<>();
    drawing.picture().ifPresent(picture -> addPatches(drawing, picture, pieces));
    for (int i = 0; i < strokes.size(); i++) {
      Stroke stroke = strokes.get(i);
      if (stroke.tool() != Stroke.Tool.ERASER) {
        double wanted = Math.max(SHORTEST * stroke.width(), total / WANTED);
        int count = stroke.tool() == Stroke.Tool.PEN ? StrokeParts.count(stroke, wanted) : 1;
        for (int k = 0; k < count; k++) {
          pieces.add(piece(drawing, i, (double) k / count, (double) (k + 1) / count));
        }
      }
    }
    return pieces;
  }

  /** The length of its line, in canvas units. */
  public double length() {
    return length(ink);
  }

  /**
   * A piece of a pen's stroke anywhere in a drawing.
   *
   * @param length in canvas units
   * @return none if no stroke is so long
   */
  public static Optional<InkPiece> random(Drawing drawing, double length, RandomGenerator random) {
    List<Stroke> strokes = drawing.strokes();
    double[] room = new double[strokes.size()];
    double all = 0;
    for (int i = 0; i < room.length; i++) {
      boolean pen = strokes.get(i).tool() == Stroke.Tool.PEN;
      // A stroke that is just as long can be taken, too.
      room[i] = pen ? Math.max(0, length(strokes.get(i)) - length + 1e-6) : 0;
      all += room[i];
    }
    if (all == 0) {
      return Optional.empty();
    }
    double start = random.nextDouble() * all;
    int index = 0;
    while (index < room.length - 1 && start >= room[index]) {
      start -= room[index];
      index++;
    }
    double whole = length(strokes.get(index));
    double from = Math.max(0, Math.min(start, whole - length)) / whole;
    double to = Math.min(1, from + length / whole);
    return Optional.of(piece(drawing, index, from, to));
  }

  private static void addPatches(Drawing drawing, GrayImage picture, List<InkPiece> pieces) {
    if (picture.isBlank()) {
      return;
    }
    Box ink = picture.inkBox(0);
    double mass = picture.mass();
    double fit = Drawing.SIZE / Math.max(picture.width(), picture.height());
    double left = (Drawing.SIZE - picture.width() * fit) / 2;
    double top = (Drawing.SIZE - picture.height() * fit) / 2;
    for (int row = 0; row < PATCHES; row++) {
      for (int column = 0; column < PATCHES; column++) {
        int x0 = ink.x() + ink.width() * column / PATCHES;
        int x1 = ink.x() + ink.width() * (column + 1) / PATCHES;
        int y0 = ink.y() + ink.height() * row / PATCHES;
        int y1 = ink.y() + ink.height() * (row + 1) / PATCHES;
        if (x0 < x1
            && y0 < y1
            && picture.crop(new Box(x0, y0, x1 - x0, y1 - y0)).mass() >= LEAST_INK * mass) {
          GrayImage without =
              GrayImage.of(
                  picture.width(),
                  picture.height(),
                  (x, y) -> x >= x0 && x < x1 && y >= y0 && y < y1 ? 0 : picture.get(x, y));
          List<StrokePoint> corners =
              List.of(
                  new StrokePoint(left + x0 * fit, top + y0 * fit),
                  new StrokePoint(left + x1 * fit, top + y0 * fit),
                  new StrokePoint(left + x1 * fit, top + y1 * fit),
                  new StrokePoint(left + x0 * fit, top + y1 * fit));
          pieces.add(
              new InkPiece(
                  new Stroke(Stroke.Tool.FILL, corners, 1, 255),
                  new Drawing(Optional.of(without), drawing.strokes())));
        }
      }
    }
  }

  /** The part of a stroke between two shares of its length, 0…1. */
  private static InkPiece piece(Drawing drawing, int index, double from, double to) {
    Stroke stroke = drawing.strokes().get(index);
    boolean whole = from == 0 && to == 1;
    List<StrokePoint> points = whole ? stroke.points() : StrokeParts.curve(stroke.points());
    List<Stroke> rest = new ArrayList<>(drawing.strokes());
    rest.remove(index);
    if (to < 1) {
      rest.add(index, stroke.withPoints(StrokeParts.part(points, to, 1)));
    }
    if (from > 0) {
      rest.add(index, stroke.withPoints(StrokeParts.part(points, 0, from)));
    }
    return new InkPiece(
        whole ? stroke : stroke.withPoints(StrokeParts.part(points, from, to)),
        new Drawing(drawing.picture(), rest));
  }

  private static double length(Stroke stroke) {
    return StrokePoint.length(stroke.points());
  }
}
