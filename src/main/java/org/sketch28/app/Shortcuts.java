package org.sketch28.app;

import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.sketch28.app.about.ShortcutsDialog;
import org.sketch28.app.base.DigitKeys;
import org.sketch28.app.base.HeldKey;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.app.draw.LowerPanels;
import org.sketch28.image.drawing.Stroke;

/** Keyboard shortcuts of the whole window. */
final class Shortcuts {

  private Shortcuts() {}

  /** Adds the shortcuts to a scene that shows {@code window}. */
  static void install(Scene scene, DrawViewModel viewModel, MainWindow window) {
    LowerPanels panels = window.drawView().panels();
    Map<KeyCombination, Runnable> everywhere =
        Map.ofEntries(
            Map.entry(shortcut(KeyCode.T), window::toggleTheme),
            Map.entry(key(KeyCode.F1), window::showAbout));
    Map<KeyCombination, Runnable> drawing =
        Map.ofEntries(
            Map.entry(shortcut(KeyCode.Z), viewModel::undo),
            Map.entry(shortcut(KeyCode.Z, KeyCombination.SHIFT_DOWN), viewModel::redo),
            Map.entry(shortcut(KeyCode.Y), viewModel::redo),
            Map.entry(shortcut(KeyCode.O), () -> window.files().open(scene.getWindow())),
            Map.entry(shortcut(KeyCode.V), window.files()::paste),
            Map.entry(key(KeyCode.I), viewModel::invertPolarity),
            Map.entry(key(KeyCode.DELETE), viewModel::clear),
            Map.entry(key(KeyCode.B), () -> viewModel.pen().toolProperty().set(Stroke.Tool.PEN)),
            Map.entry(key(KeyCode.E), () -> viewModel.pen().toolProperty().set(Stroke.Tool.ERASER)),
            Map.entry(key(KeyCode.F), () -> viewModel.pen().toolProperty().set(Stroke.Tool.FILL)),
            Map.entry(key(KeyCode.S), () -> toggle(panels.stepsShownProperty())),
            Map.entry(key(KeyCode.W), () -> toggle(viewModel.evidence().shownProperty())),
            Map.entry(key(KeyCode.N), () -> toggle(panels.networkShownProperty())),
            Map.entry(key(KeyCode.K), () -> toggle(panels.robustnessShownProperty())),
            Map.entry(key(KeyCode.M), () -> toggle(panels.morphShownProperty())),
            Map.entry(key(KeyCode.H), () -> window.drawView().systems().toggle()),
            Map.entry(key(KeyCode.OPEN_BRACKET), () -> viewModel.pen().widen(-1)),
            Map.entry(key(KeyCode.CLOSE_BRACKET), () -> viewModel.pen().widen(1)));
    HeldKey held = new HeldKey();
    scene.addEventFilter(KeyEvent.KEY_RELEASED, held::isRepeated);
    held.watch(scene.windowProperty());
    scene.addEventFilter(KeyEvent.KEY_TYPED, event -> showAllOnQuestionMark(event, scene));
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean repeated = held.isRepeated(event);
          if (scene.getFocusOwner() instanceof TextInputControl) {
            return;
          }
          run(everywhere, event);
          for (MainView view : MainView.values()) {
            if (shortcut(view.key()).match(event)) {
              window.show(view);
              event.consume();
            }
          }
          if (window.shown() == MainView.CLASSES && !event.isConsumed()) {
            window.pressInClasses(event);
          }
          if (window.shown() == MainView.DRAW && !event.isConsumed()) {
            run(drawing, event);
            label(event, repeated, window);
            change(event, window);
          }
        });
  }

  /** The question mark is on another key of each keyboard. */
  private static void showAllOnQuestionMark(KeyEvent event, Scene scene) {
    if (event.getCharacter().equals("?") && !(scene.getFocusOwner() instanceof TextInputControl)) {
      ShortcutsDialog.show(scene.getWindow());
      event.consume();
    }
  }

  private static void run(Map<KeyCombination, Runnable> actions, KeyEvent event) {
    actions.forEach(
        (combination, action) -> {
          if (combination.match(event)) {
            action.run();
            event.consume();
          }
        });
  }

  /**
   * Saves the drawing with the digit as its label, if the key is a digit without modifiers.
   *
   * @param repeated whether the key is held: that is no second answer
   */
  private static void label(KeyEvent event, boolean repeated, MainWindow window) {
    if (!event.isConsumed()) {
      DigitKeys.digit(event)
          .ifPresent(
              digit -> {
                if (!repeated) {
                  window.drawView().changes().close();
                  window.labeller().label(digit);
                }
                event.consume();
              });
    }
  }

  /** Shows what would make the drawing the class of a digit that is pressed with Alt. */
  private static void change(KeyEvent event, MainWindow window) {
    DigitKeys.digitWithAlt(event)
        .ifPresent(
            digit -> {
              window.drawView().changes().ask(digit);
              event.consume();
            });
  }

  private static void toggle(BooleanProperty shown) {
    shown.set(!shown.get());
  }

  private static KeyCombination key(KeyCode code) {
    return new KeyCodeCombination(code);
  }

  private static KeyCombination shortcut(KeyCode code, KeyCombination.Modifier... more) {
    KeyCombination.Modifier[] modifiers = new KeyCombination.Modifier[more.length + 1];
    System.arraycopy(more, 0, modifiers, 1, more.length);
    modifiers[0] = KeyCombination.SHORTCUT_DOWN;
    return new KeyCodeCombination(code, modifiers);
  }
}
