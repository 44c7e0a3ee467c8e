package org.sketch28.app.control;

import javafx.scene.input.KeyCode;

/**
 * Where thumbnails lie in a grid that scrolls up and down.
 *
 * @param pitch the distance from one to the next, in pixels
 * @param gap the part of it that lies between them
 * @param columns the number of thumbnails side by side, at least 1
 */
record GridCells(int pitch, int gap, int columns) {

  /** As many columns as have room in a view of this width. */
  static GridCells in(int width, int pitch, int gap) {
    return new GridCells(pitch, gap, Math.max(1, (width - gap) / pitch));
  }

  /** The height of this many thumbnails, in pixels. */
  double height(int count) {
    int rows = (count + columns - 1) / columns;
    return (double) rows * pitch + gap;
  }

  /** The first thumbnail of the topmost row of which something is visible. */
  int firstVisible(int offset) {
    return Math.max(0, (offset - gap) / pitch) * columns;
  }

  /** The left edge of a thumbnail's picture, in pixels. */
  int left(int position) {
    return position % columns * pitch + gap;
  }

  /** The upper edge of a thumbnail's picture, in pixels below the upper edge of the content. */
  int top(int position) {
    return position / columns * pitch + gap;
  }

  /**
   * The thumbnail at a point, with half of the gap around it.
   *
   * @param y in pixels below the upper edge of the content
   * @return −1 to the right of all columns; may be past the last thumbnail
   */
  int at(double x, double y) {
    int column = (int) (x - gap / 2.0) / pitch;
    int row = (int) (y - gap / 2.0) / pitch;
    return column < columns ? row * columns + column : -1;
  }

  /**
   * How far the content has to be scrolled so that a thumbnail is visible.
   *
   * @param offset how far it is scrolled now, in pixels
   * @param height of the view
   */
  double revealing(int position, double offset, int height) {
    int top = position / columns * pitch;
    if (top < offset) {
      return top;
    }
    return Math.max(offset, top + pitch + gap - height);
  }

  /**
   * How many thumbnails a key moves the selection by; 0 for other keys.
   *
   * @param height of the view
   * @param count of all thumbnails
   */
  int step(KeyCode key, int height, int count) {
    int page = columns * Math.max(1, height / pitch);
    return switch (key) {
      case LEFT -> -1;
      case RIGHT -> 1;
      case UP -> -columns;
      case DOWN -> columns;
      case PAGE_UP -> -page;
      case PAGE_DOWN -> page;
      case HOME -> -count;
      case END -> count;
      default -> 0;
    };
  }
}
