package org.sketch28.app.errors.duel;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.sketch28.app.base.DigitKeys;

/**
 * The keys of a tab, which work whatever control was clicked before: they are caught at the scene,
 * but only while the tab shows and nothing is being typed into a field.
 */
final class AnswerKeys {

  private AnswerKeys() {}

  /**
   * Sends the keys that are pressed while {@code tab} shows to {@code receiver}; nothing stays at a
   * scene that the tab has left.
   */
  static void install(Node tab, EventHandler<KeyEvent> receiver) {
    EventHandler<KeyEvent> filter =
        event -> {
          boolean typing = tab.getScene().getFocusOwner() instanceof TextInputControl;
          if (!typing && isShowing(tab)) {
            receiver.handle(event);
          }
        };
    tab.sceneProperty().addListener((p, before, now) -> move(filter, before, now));
  }

  private static void move(EventHandler<KeyEvent> filter, Scene before, Scene now) {
    if (before != null) {
      before.removeEventFilter(KeyEvent.KEY_PRESSED, filter);
    }
    if (now != null) {
      now.addEventFilter(KeyEvent.KEY_PRESSED, filter);
    }
  }

  /** A tab that is not selected is in the scene too, below an invisible parent; other views not. */
  static boolean isShowing(Node tab) {
    if (tab.getScene() == null) {
      return false;
    }
    for (Node each = tab; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The class that a key stands for: the class at the index of a digit, or, among classes that are
   * named by letters, the one of that letter. Where both cases are classes, Shift selects the upper
   * one.
   *
   * @return a class index; empty for other keys, and with Ctrl, Alt or Command
   */
  static OptionalInt answer(KeyEvent event, List<String> classNames) {
    OptionalInt digit = DigitKeys.digit(event);
    boolean alone = !event.isShortcutDown() && !event.isAltDown() && !event.isControlDown();
    if (digit.isPresent() || !event.getCode().isLetterKey() || !alone) {
      return digit.isPresent() && digit.getAsInt() < classNames.size()
          ? digit
          : OptionalInt.empty();
    }
    String upper = event.getCode().getName();
    int lowerAt = classNames.indexOf(upper.toLowerCase(Locale.ROOT));
    int upperAt = classNames.indexOf(upper);
    int found = event.isShiftDown() || lowerAt < 0 ? upperAt : lowerAt;
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
  }
}
