package org.sketch28.app.draw.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.sketch28.model.units.Stage;
import org.sketch28.model.units.Unit;

/** Where the channels of each stage are: the stages side by side, each a grid of its channels. */
final class DiagramLayout {

  /** The height above the stages, for their titles. */
  static final double TITLE = 34;

  private static final double LEAST_GAP = 1;
  private static final double LARGEST_CELL = 84;
  private static final double LARGEST_POINT = 14;

  /** The part of a stage's width that is left to the lines behind it. */
  private static final double LINES = 0.34;

  /** More classes than this stand in several columns. */
  private static final int MOST_ROWS = 16;

  private final List<Stage> stages;
  private final List<Grid> grids = new ArrayList<>();

  /**
   * The channels of a stage.
   *
   * @param area all of them
   * @param columns beside each other
   * @param cellWidth the distance from one to the next in its row
   * @param cellHeight the distance from one row to the next
   */
  record Grid(Rectangle2D area, int columns, double cellWidth, double cellHeight) {

    Rectangle2D cell(int channel) {
      double gap = cellWidth > 6 ? LEAST_GAP : 0;
      int row = channel / columns;
      return new Rectangle2D(
          area.getMinX() + channel % columns * cellWidth,
          area.getMinY() + row * cellHeight,
          Math.max(1, cellWidth - gap),
          Math.max(1, cellHeight - gap));
    }
  }

  DiagramLayout(List<Stage> stages, double width, double height) {
    this.stages = stages;
    double share = width / stages.size();
    for (int s = 0; s < stages.size(); s++) {
      Stage stage = stages.get(s);
      double room = share * (1 - LINES);
      double top = TITLE;
      double high = Math.max(1, height - top);
      grids.add(
          stage.kind() == Stage.Kind.CLASSES
              ? column(stage, s * share, top, share, high)
              : grid(stage, s * share, top, room, high));
    }
  }

  /** The classes below one another, with room for their names and bars. */
  private static Grid column(Stage stage, double x, double y, double width, double height) {
    int columns = (stage.channels() + MOST_ROWS - 1) / MOST_ROWS;
    int rows = (stage.channels() + columns - 1) / columns;
    double cell = Math.min(24, height / rows);
    double top = y + (height - cell * rows) / 2;
    return new Grid(new Rectangle2D(x, top, width, cell * rows), columns, width / columns, cell);
  }

  /** As many columns as make the cells largest. */
  private static Grid grid(Stage stage, double x, double y, double width, double height) {
    // A sequence's channels are narrow and high.
    double ratio = (double) stage.width() / stage.height();
    double largest = stage.width() * stage.height() == 1 ? LARGEST_POINT : LARGEST_CELL;
    int columns = 1;
    double best = 0;
    for (int c = 1; c <= stage.channels(); c++) {
      int rows = (stage.channels() + c - 1) / c;
      double cell = Math.min(Math.min(width / c / ratio, height / rows), largest);
      if (cell > best) {
        best = cell;
        columns = c;
      }
    }
    int rows = (stage.channels() + columns - 1) / columns;
    double wide = columns * best * ratio;
    double high = rows * best;
    return new Grid(
        new Rectangle2D(x + (width - wide) / 2, y + (height - high) / 2, wide, high),
        columns,
        best * ratio,
        best);
  }

  Grid grid(int stage) {
    return grids.get(stage);
  }

  Rectangle2D cell(int stage, int channel) {
    return grids.get(stage).cell(channel);
  }

  /** The unit at a point. */
  Optional<Unit> at(Point2D point) {
    for (int s = 0; s < stages.size(); s++) {
      Stage stage = stages.get(s);
      for (int c = 0; c < stage.channels(); c++) {
        Rectangle2D cell = cell(s, c);
        if (cell.contains(point)) {
          return Optional.of(
              new Unit(
                  s,
                  c,
                  place(point.getY() - cell.getMinY(), cell.getHeight(), stage.height()),
                  place(point.getX() - cell.getMinX(), cell.getWidth(), stage.width())));
        }
      }
    }
    return Optional.empty();
  }

  private static int place(double offset, double size, int count) {
    return Math.max(0, Math.min(count - 1, (int) (offset / size * count)));
  }
}
