package org.sketch28.app;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.sketch28.app.base.Messages;

/** A button for each view of the window. */
final class ViewSwitcher extends HBox {

  private boolean marking;
  private final Map<MainView, ToggleButton> buttons = new EnumMap<>(MainView.class);

  /**
   * @param listener receives the view that the user selects
   */
  ViewSwitcher(Consumer<MainView> listener) {
    getStyleClass().add("views");
    ToggleGroup group = new ToggleGroup();
    for (MainView each : MainView.values()) {
      if (each.tab() != each) {
        continue;
      }
      ToggleButton button = new ToggleButton(Messages.text("view." + each));
      button.setId("view-" + each.name().toLowerCase(Locale.ROOT));
      button.getStyleClass().add("view-button");
      button.setMinWidth(USE_PREF_SIZE);
      button.setToggleGroup(group);
      button.setTooltip(new Tooltip("Ctrl+" + each.key().getChar()));
      button.setSelected(each == MainView.DRAW);
      // Arrow keys select a toggle without an action.
      button
          .selectedProperty()
          .addListener(
              (p, o, on) -> {
                if (on && !marking) {
                  listener.accept(each);
                }
              });
      button.setOnAction(
          event -> {
            group.selectToggle(button);
            // The button may be marked for a view that has none.
            listener.accept(each);
          });
      buttons.put(each, button);
      getChildren().add(button);
    }
  }

  /** Marks a view as the one that is shown, without notifying the listener. */
  void mark(MainView view) {
    marking = true;
    buttons.get(view.tab()).setSelected(true);
    marking = false;
  }
}
