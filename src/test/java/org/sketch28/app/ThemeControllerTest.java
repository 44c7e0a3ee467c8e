package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.app.base.Theme;

class ThemeControllerTest {

  private final List<Theme> shown = new ArrayList<>();

  @Test
  void theSystemsThemeIsShownUnlessTheUserChoseOne() {
    ThemeController system = new ThemeController(Theme.Choice.SYSTEM, shown::add);
    system.applyChoice();
    system.applySystem(Theme.DARK);
    assertEquals(List.of(Theme.LIGHT, Theme.DARK), shown);
    assertEquals(Theme.Choice.SYSTEM, system.choice());
    shown.clear();
    ThemeController light = new ThemeController(Theme.Choice.LIGHT, shown::add);
    light.applyChoice();
    light.applySystem(Theme.DARK);
    assertEquals(List.of(Theme.LIGHT), shown);
  }

  @Test
  void togglingIsAChoice() {
    ThemeController themes = new ThemeController(Theme.Choice.SYSTEM, shown::add);
    themes.applySystem(Theme.DARK);
    themes.toggle();
    assertEquals(Theme.Choice.LIGHT, themes.choice());
    themes.toggle();
    assertEquals(Theme.Choice.DARK, themes.choice());
    themes.applySystem(Theme.LIGHT);
    assertEquals(List.of(Theme.DARK, Theme.LIGHT, Theme.DARK), shown);
  }
}
