package org.sketch28.app.about;

import java.util.List;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.sketch28.app.base.Messages;

/** All keyboard shortcuts, by the view in which they work. */
public final class ShortcutsDialog {

  private static final List<String> GROUPS =
      List.of("everywhere", "draw", "classes", "datasets", "train", "errors");
  private static final double WIDTH = 720;

  private ShortcutsDialog() {}

  /** Shows the dialog and does not wait. */
  public static void show(Window owner) {
    FlowPane groups = new FlowPane(32, 16);
    groups.setPrefWrapLength(WIDTH);
    GROUPS.forEach(name -> groups.getChildren().add(group(name)));
    ScrollPane pane = new ScrollPane(groups);
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.setPrefSize(WIDTH + 20, 470);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.setTitle(Messages.text("shortcuts.title"));
    dialog.setResizable(true);
    dialog.getDialogPane().setId("shortcuts-dialog");
    dialog.getDialogPane().setContent(pane);
    dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    dialog.getDialogPane().lookupButton(ButtonType.CLOSE).setId("shortcuts-close");
    dialog.initOwner(owner);
    dialog.show();
  }

  private static VBox group(String name) {
    Label title = new Label(Messages.text("shortcuts." + name));
    title.getStyleClass().add("title-4");
    GridPane rows = new GridPane();
    rows.setHgap(12);
    rows.setVgap(4);
    // Each line of the text is a key and what it does.
    for (String line : Messages.text("shortcuts.keys." + name).lines().toList()) {
      String[] parts = line.split(" = ", 2);
      Label key = new Label(parts[0]);
      key.getStyleClass().add("shortcut-key");
      key.setMinWidth(Region.USE_PREF_SIZE);
      Label action = new Label(parts[1]);
      action.setWrapText(true);
      rows.addRow(rows.getRowCount(), key, action);
    }
    VBox group = new VBox(6, title, rows);
    group.setId("shortcuts-" + name);
    group.setPrefWidth((WIDTH - 40) / 2);
    return group;
  }
}
