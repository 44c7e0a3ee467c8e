package org.sketch28.app;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.sketch28.app.base.Messages;
import org.sketch28.app.draw.FileBar;
import org.sketch28.app.models.ModelBar;
import org.sketch28.data.Domain;

/** The bar above the view: switches between views, and what belongs to the drawing view. */
final class HeaderBar extends HBox {

  private final ViewSwitcher switcher;
  private final HBox drawingBar = new HBox();
  private final FileBar files;
  private MainView shown = MainView.DRAW;

  /** What the bar's buttons do. */
  interface Actions {

    /** Shows a view. */
    void show(MainView view);

    /** Switches between light and dark. */
    void toggleTheme();

    /** Shows the About dialog. */
    void showAbout();
  }

  /**
   * @param selection of domain and model
   * @param models shows the models of the selection
   * @param files opens and saves drawings
   */
  HeaderBar(Actions actions, ModelSelection selection, ModelBar models, FileBar files) {
    setId("header");
    getStyleClass().add("header");
    switcher =
        new ViewSwitcher(
            view -> {
              if (view != shown) {
                actions.show(view);
              }
            });
    drawingBar.getStyleClass().add("header-part");
    drawingBar.managedProperty().bind(drawingBar.visibleProperty());
    drawingBar.getChildren().addAll(domains(selection), models, files);
    this.files = files;
    selection
        .choiceProperty()
        .addListener((p, o, choice) -> models.show(choice.models(), choice.selected()));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren()
        .addAll(
            switcher,
            drawingBar,
            gap,
            button(
                "theme",
                "app.theme",
                "Ctrl+T",
                Material2AL.BRIGHTNESS_MEDIUM,
                actions::toggleTheme),
            button("about", "about.title", "F1", Material2AL.HELP_OUTLINE, actions::showAbout));
  }

  private static HBox domains(ModelSelection selection) {
    Map<Domain, ToggleButton> buttons = new EnumMap<>(Domain.class);
    ToggleGroup group = new ToggleGroup();
    HBox box = new HBox();
    // In a small window the model's name is cut short, not these.
    box.setMinWidth(USE_PREF_SIZE);
    for (Domain each : Domain.values()) {
      ToggleButton button = new ToggleButton(Messages.text("mode." + each));
      button.setId("mode-" + each.name().toLowerCase(Locale.ROOT));
      button.setMinWidth(USE_PREF_SIZE);
      button.setToggleGroup(group);
      button.setSelected(each == selection.domainProperty().get());
      // Arrow keys select a toggle without an action.
      button
          .selectedProperty()
          .addListener(
              (p, o, on) -> {
                if (on && selection.domainProperty().get() != each) {
                  selection.switchTo(each);
                }
              });
      button.setOnAction(event -> group.selectToggle(button));
      button.getStyleClass().add(each == Domain.DIGITS ? "left-pill" : "right-pill");
      buttons.put(each, button);
      box.getChildren().add(button);
    }
    selection.domainProperty().addListener((p, o, now) -> buttons.get(now).setSelected(true));
    return box;
  }

  private static Button button(String id, String key, String shortcut, Ikon icon, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("button-icon", "flat");
    button.setAccessibleText(Messages.text(key));
    button.setTooltip(new Tooltip("%s (%s)".formatted(Messages.text(key), shortcut)));
    button.setOnAction(event -> action.run());
    return button;
  }

  /** Marks a view as the one that is shown. */
  void mark(MainView view) {
    shown = view;
    switcher.mark(view);
    drawingBar.setVisible(view == MainView.DRAW);
    files.setInUse(view == MainView.DRAW);
  }
}
