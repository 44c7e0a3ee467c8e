package org.sketch28.app.control;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;

/** Scrolls through a grid of thumbnails; its value is how far, in pixels. */
final class GridScrollBar extends ScrollBar {

  GridScrollBar() {
    setOrientation(Orientation.VERTICAL);
    setManaged(false);
  }

  /**
   * Fits the bar to its content.
   *
   * @param content the height of all thumbnails
   * @param height of the view
   * @param pitch the distance from one thumbnail to the next
   */
  void fit(double content, int height, int pitch) {
    double range = Math.max(0, content - height);
    setMax(range);
    setVisibleAmount(range * height / Math.max(height, content));
    setUnitIncrement(pitch);
    setBlockIncrement(Math.max(pitch, height - pitch));
    setVisible(range > 0);
    scrollTo(getValue());
  }

  /** Scrolls to a distance from the top, or as near to it as possible. */
  void scrollTo(double offset) {
    setValue(Math.max(0, Math.min(getMax(), offset)));
  }
}
