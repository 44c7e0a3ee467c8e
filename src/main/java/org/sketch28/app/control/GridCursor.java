package org.sketch28.app.control;

import javafx.scene.shape.Rectangle;

/** The frame around the image of a grid that was selected last. */
final class GridCursor extends Rectangle {

  GridCursor() {
    getStyleClass().add("image-grid-selection");
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
  }

  /**
   * Places the frame.
   *
   * @param position of the image; −1 hides the frame
   * @param pitch the distance between images
   * @param gap between them
   * @param scrolled how far down the grid is scrolled
   */
  void place(GridCells cells, int position, double pitch, double gap, double scrolled) {
    setVisible(position >= 0);
    setWidth(pitch);
    setHeight(pitch);
    if (position >= 0) {
      setX(cells.left(position) - gap / 2);
      setY(cells.top(position) - gap / 2 - scrolled);
    }
  }
}
