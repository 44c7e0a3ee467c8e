package org.sketch28.app.base;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.scene.paint.Color;

/** Light or dark, with the paper and ink that go with it. */
public enum Theme {
  LIGHT,
  DARK;

  /** What the user wants. */
  public enum Choice {
    SYSTEM,
    LIGHT,
    DARK
  }

  public String styleSheet() {
    return (this == DARK ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
  }

  public Color paper() {
    return this == DARK ? Color.web("#0d1117") : Color.WHITE;
  }

  /** Lines behind curves. */
  public Color grid() {
    return this == DARK ? Color.web("#30363d") : Color.web("#e1e4e8");
  }

  public Color ink() {
    return this == DARK ? Color.web("#f6f8fa") : Color.web("#101418");
  }
}
