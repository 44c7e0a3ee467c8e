package org.sketch28.app.base;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.scene.paint.Color;

/** Light or dark, with the paper and ink that go with it. */
public enum Theme {
  LIGHT,
  DARK;

  /** The user's choice of a theme. */
  public enum Choice {
    SYSTEM,
    LIGHT,
    DARK
  }

  /** The theme's style sheet, as JavaFX expects it. */
  public String styleSheet() {
    return (this == DARK ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
  }

  /** The background of the canvas and of charts. */
  public Color paper() {
    return this == DARK ? Color.web("#0d1117") : Color.WHITE;
  }

  /** Grid lines of charts. */
  public Color grid() {
    return this == DARK ? Color.web("#30363d") : Color.web("#e1e4e8");
  }

  /** Strokes on the canvas, and text in charts. */
  public Color ink() {
    return this == DARK ? Color.web("#f6f8fa") : Color.web("#101418");
  }
}
