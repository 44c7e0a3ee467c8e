package org.sketch28.evaluate;

import java.awt.Font;
import org.sketch28.base.UserFolders;

/**
 * The font of contact sheets. When Java looks for fonts for the first time it notes what it found
 * below the folder {@code user.home}, and can be told of no other; it is the program's cache for
 * that moment, so that nothing is written to the user's home folder.
 */
final class SheetFont {

  private static final String HOME = "user.home";

  /** Looked for once. */
  static final Font SMALL = small();

  private SheetFont() {}

  private static Font small() {
    String home = System.getProperty(HOME);
    System.setProperty(HOME, UserFolders.cache().toString());
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
      // Asks for what is behind the name, and so for all fonts.
      font.getFamily();
      return font;
    } finally {
      System.setProperty(HOME, home);
    }
  }
}
