package org.sketch28.app;

import java.util.function.Consumer;
import org.sketch28.app.base.Theme;

/** Decides between light and dark: by the user's choice, else by the system's theme. */
final class ThemeController {

  private final Consumer<Theme> listener;
  private Theme.Choice choice;
  private Theme theme = Theme.LIGHT;

  /**
   * @param listener shows a theme
   */
  ThemeController(Theme.Choice choice, Consumer<Theme> listener) {
    this.choice = choice;
    this.listener = listener;
  }

  /** Shows the chosen theme; light until the system has answered. */
  void applyChoice() {
    apply(choice == Theme.Choice.DARK ? Theme.DARK : Theme.LIGHT);
  }

  /** Shows the system's theme, unless the user chose one. */
  void applySystem(Theme systemTheme) {
    if (choice == Theme.Choice.SYSTEM) {
      apply(systemTheme);
    }
  }

  /** Switches between light and dark; from now on this is the user's choice. */
  void toggle() {
    choice = theme == Theme.LIGHT ? Theme.Choice.DARK : Theme.Choice.LIGHT;
    applyChoice();
  }

  private void apply(Theme next) {
    theme = next;
    listener.accept(next);
  }

  Theme.Choice choice() {
    return choice;
  }
}
