package org.sketch28.evaluate;

import java.awt.Font;
import org.sketch28.base.UserFolders;

/**
 * The font of contact sheets. When Java first searches for fonts, it saves what it found below the
 * folder {@code user.home}; this cannot be configured. That property therefore names the program's
 * cache for the moment, so that nothing is written to the user's home folder.
 */
final class SheetFont {

  private static final String HOME = "user.home";

  /** Searched for once. */
  static final Font SMALL = small();

  private SheetFont() {}

  private static Font small() {
    String home = System.getProperty(HOME);
    System.setProperty(HOME, UserFolders.cache().toString());
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
      // Resolving the name makes Java search for fonts.
      font.getFamily();
      return font;
    } finally {
      System.setProperty(HOME, home);
    }
  }
}
