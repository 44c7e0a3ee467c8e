package org.sketch28.app.base;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The texts on screen, from the message bundle. */
public final class Messages {

  private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("messages", Locale.ROOT);

  private Messages() {}

  /** The window's title: the program's name and, if there is one, the predicted class. */
  public static String title(Optional<String> winner) {
    return winner.map(name -> text("app.title.result", name)).orElseGet(() -> text("app.title"));
  }

  /**
   * Looks up a text.
   *
   * @param arguments for its placeholders, see {@link MessageFormat}
   */
  public static String text(String key, Object... arguments) {
    String pattern = BUNDLE.getString(key);
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, Locale.ROOT).format(arguments);
  }
}
