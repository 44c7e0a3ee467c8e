package org.sketch28.app.control;

import javafx.scene.paint.Color;

/**
 * Blue for what speaks for something, orange for what speaks against it: told apart with every
 * common kind of colour blindness.
 */
public final class SignColors {

  public static final Color FOR = Color.web("#1668c7");
  public static final Color AGAINST = Color.web("#e8820c");

  private SignColors() {}

  /** The colour of a value's sign. */
  public static Color of(double value) {
    return value < 0 ? AGAINST : FOR;
  }
}
