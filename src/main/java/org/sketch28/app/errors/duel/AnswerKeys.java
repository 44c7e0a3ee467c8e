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
import org.sketch28.app.base.HeldKey;

/**
 * The keys of a tab, which work whatever control was clicked before: they are caught at the scene,
 * but only while the tab shows and nothing is being typed into a field.
 */
final class AnswerKeys {

  private AnswerKeys() {}

  /**
   * Sends the keys that are pressed while {@code tab} shows to {@code receiver}, but for the
   * repetitions of one that is held; nothing stays at a scene that the tab has left.
   */
  static void install(Node tab, EventHandler<KeyEvent> receiver) {
    HeldKey held = new HeldKey();
    EventHandler<KeyEvent> filter =
        event -> {
          boolean repeated = event.getEventType() != KeyEvent.KEY_TYPED && held.isRepeated(event);
          boolean typing = tab.getScene().getFocusOwner() instanceof TextInputControl;
          if (event.getEventType() == KeyEvent.KEY_PRESSED && !typing && isShowing(tab)) {
            if (repeated) {
              event.consume();
            } else {
              receiver.handle(event);
            }
          }
        };
    tab.sceneProperty().addListener((p, before, now) -> move(filter, before, now));
    held.watch(tab.sceneProperty().flatMap(Scene::windowProperty));
  }

  private static void move(EventHandler<KeyEvent> filter, Scene before, Scene now) {
    if (before != null) {
      before.removeEventFilter(KeyEvent.ANY, filter);
    }
    if (now != null) {
      now.addEventFilter(KeyEvent.ANY, filter);
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
   * The class that a key stands for: the one that is named by the digit or the letter, or, among
   * classes of which none is named by a digit, the one at its index, see {@link #isNumbered}. Where
   * both cases are classes, Shift selects the upper one.
   *
   * @return a class index; empty for other keys, and with Ctrl, Alt or Command
   */
  static OptionalInt answer(KeyEvent event, List<String> classNames) {
    OptionalInt digit = DigitKeys.digit(event);
    boolean alone = !event.isShortcutDown() && !event.isAltDown() && !event.isControlDown();
    if (digit.isPresent()) {
      return ofDigit(digit.getAsInt(), classNames);
    }
    if (!event.getCode().isLetterKey() || !alone) {
      return OptionalInt.empty();
    }
    String upper = event.getCode().getName();
    int lowerAt = classNames.indexOf(upper.toLowerCase(Locale.ROOT));
    int upperAt = classNames.indexOf(upper);
    int found = event.isShiftDown() || lowerAt < 0 ? upperAt : lowerAt;
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
  }

  private static OptionalInt ofDigit(int digit, List<String> classNames) {
    int named = classNames.indexOf(Integer.toString(digit));
    if (named >= 0) {
      return OptionalInt.of(named);
    }
    return digit < classNames.size() && isNumbered(classNames, digit)
        ? OptionalInt.of(digit)
        : OptionalInt.empty();
  }

  /** Whether a class is chosen by the digit of its index, because its name is no key. */
  static boolean isNumbered(List<String> classNames, int index) {
    String name = classNames.get(index);
    boolean isLetter = name.length() == 1 && Character.isUpperCase(name.charAt(0));
    boolean digits = classNames.stream().anyMatch(each -> each.matches("[0-9]"));
    return index < 10 && !isLetter && !digits;
  }
}
