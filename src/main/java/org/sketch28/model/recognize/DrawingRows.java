package org.sketch28.model.recognize;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Skeleton;
import org.sketch28.image.drawing.Stroke;

/** Splits a drawing of pen strokes into its rows, so that each can be read as a number. */
final class DrawingRows {

  /** The least gap between rows, as a share of the taller one's height. */
  private static final double GAP = 0.15;

  /** A row is at least this share of the drawing's height, and of the tallest row's. */
  private static final double LEAST_OF_ALL = 0.25;

  private static final double LEAST_OF_TALLEST = 0.45;

  private record Row(double top, double bottom, List<Stroke> strokes) {

    double height() {
      return bottom - top;
    }

    /** This row with the strokes of another one, which it takes over. */
    Row plus(Row below) {
      strokes.addAll(below.strokes());
      return new Row(top, Math.max(bottom, below.bottom()), strokes);
    }
  }

  private DrawingRows() {}

  /** The rows from top to bottom; the drawing itself if it has only one, or more than strokes. */
  static List<Drawing> of(Drawing drawing) {
    if (!drawing.isLinesOnly()) {
      return List.of(drawing);
    }
    List<Row> rows = rows(Skeleton.of(drawing));
    return rows.size() < 2
        ? List.of(drawing)
        : rows.stream().map(row -> Drawing.of(row.strokes())).toList();
  }

  private static List<Row> rows(List<Stroke> lines) {
    List<Row> sorted = new ArrayList<>();
    for (Stroke line : lines) {
      Rectangle2D box = Skeleton.bounds(List.of(line));
      sorted.add(new Row(box.getMinY(), box.getMaxY(), new ArrayList<>(List.of(line))));
    }
    sorted.sort(Comparator.comparingDouble(Row::top));
    List<Row> rows = new ArrayList<>();
    for (Row next : sorted) {
      Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
      double taller = last == null ? 0 : Math.max(last.height(), next.height());
      if (last != null && next.top() - last.bottom() < GAP * taller) {
        rows.set(rows.size() - 1, last.plus(next));
      } else {
        rows.add(next);
      }
    }
    return rows.stream().allMatch(row -> isTall(row, rows)) ? rows : List.of();
  }

  /** Whether a row is no mere dash of a digit in another one. */
  private static boolean isTall(Row row, List<Row> rows) {
    double tallest = rows.stream().mapToDouble(Row::height).max().orElse(0);
    double all = rows.get(rows.size() - 1).bottom() - rows.get(0).top();
    return row.height() >= LEAST_OF_TALLEST * tallest && row.height() >= LEAST_OF_ALL * all;
  }
}
