package org.sketch28.app.control;

import java.util.List;
import javafx.scene.paint.Color;

/** Colours that colour-blind people can distinguish, readable on light and dark backgrounds. */
public final class Palette {

  /** For correct predictions: blue (Okabe and Ito 2008). */
  public static final Color RIGHT = Color.web("#1f8fd0");

  /** For errors: vermilion. */
  public static final Color WRONG = Color.web("#d55e00");

  private static final List<Color> CLASSES =
      List.of(
          Color.web("#1f8fd0"),
          Color.web("#d55e00"),
          Color.web("#009e73"),
          Color.web("#cc79a7"),
          Color.web("#e69f00"),
          Color.web("#56b4e9"),
          Color.web("#a09020"),
          Color.web("#7f7f7f"),
          Color.web("#7b52ab"),
          Color.web("#8c4a2f"));

  private Palette() {}

  /** The colour of a class; after ten classes, the colours repeat in a lighter shade. */
  public static Color ofClass(int index) {
    Color color = CLASSES.get(index % CLASSES.size());
    return index < CLASSES.size() ? color : color.deriveColor(0, 0.7, 1.25, 1);
  }
}
