package org.sketch28.app.draw;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.sketch28.app.base.Messages;

/** Buttons to open and save; also makes a node accept dropped pictures. */
public final class FileBar extends HBox {

  private final BooleanProperty inUse = new SimpleBooleanProperty(true);

  /** The bar for {@code actions}. */
  public FileBar(DrawViewModel viewModel, FileActions actions) {
    setSpacing(4);
    Button open = new Button();
    ToolPane.decorate(open, "open", Material2AL.FOLDER_OPEN);
    open.setOnAction(event -> actions.open(getScene().getWindow()));
    Button invert = new Button();
    ToolPane.decorate(invert, "polarity", Material2AL.INVERT_COLORS);
    invert.setOnAction(event -> viewModel.invertPolarity());
    invert.visibleProperty().bind(viewModel.pictureShownProperty());
    invert.managedProperty().bind(viewModel.pictureShownProperty());
    getChildren().addAll(open, saveMenu(viewModel, actions), invert);
  }

  private MenuButton saveMenu(DrawViewModel viewModel, FileActions actions) {
    MenuButton menu = new MenuButton(null, new FontIcon(Material2MZ.SAVE));
    menu.setId("save");
    menu.getStyleClass().add("button-icon");
    menu.setAccessibleText(Messages.text("action.save"));
    menu.setTooltip(new Tooltip(Messages.text("action.save")));
    menu.disableProperty().bind(viewModel.emptyProperty());
    for (Export export : Export.values()) {
      MenuItem item = new MenuItem(Messages.text("file.save." + export));
      item.setId("save-" + export);
      item.setOnAction(event -> actions.save(export, getScene().getWindow()));
      if (export == Export.DRAWING_PNG) {
        item.setAccelerator(KeyCombination.valueOf("Shortcut+S"));
      }
      menu.getItems().add(item);
    }
    MenuItem copyInput = new MenuItem(Messages.text("file.copyInput"));
    copyInput.setId("copy-input");
    copyInput.setAccelerator(KeyCombination.valueOf("Shortcut+C"));
    copyInput.setOnAction(event -> actions.copyInput());
    MenuItem copyDrawing = new MenuItem(Messages.text("file.copyDrawing"));
    copyDrawing.setId("copy-drawing");
    copyDrawing.setAccelerator(KeyCombination.valueOf("Shortcut+Shift+C"));
    copyDrawing.setOnAction(event -> actions.copyDrawing());
    menu.getItems().addAll(new SeparatorMenuItem(), copyInput, copyDrawing);
    // The keys of items work in the whole window, whether their menu is shown and enabled or not.
    for (MenuItem item : menu.getItems()) {
      item.disableProperty().bind(viewModel.emptyProperty().or(inUse.not()));
    }
    return menu;
  }

  /** Sets whether the drawing is shown, so that it can be saved and copied. */
  public void setInUse(boolean shown) {
    inUse.set(shown);
  }

  /** Lets pictures be dropped on {@code target}. */
  public static void acceptDrops(Node target, FileActions actions) {
    target.setOnDragOver(
        event -> {
          if (FileActions.canTake(event.getDragboard())) {
            event.acceptTransferModes(TransferMode.COPY);
          }
          event.consume();
        });
    target.setOnDragDropped(
        event -> {
          event.setDropCompleted(actions.take(event.getDragboard()));
          event.consume();
        });
  }
}
