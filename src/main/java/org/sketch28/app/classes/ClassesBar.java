package org.sketch28.app.classes;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.sketch28.app.base.Messages;
import org.sketch28.data.drawings.ClassSetStore;

/** Which set of classes is shown: its title, other sets, a new one, undo. */
final class ClassesBar extends HBox {

  private final ClassesViewModel viewModel;
  private final TextField title = new TextField();
  private final MenuButton others = new MenuButton(Messages.text("classes.others"));

  /**
   * @param back shows the view of all training
   */
  ClassesBar(ClassesViewModel viewModel, Runnable back) {
    super(8);
    this.viewModel = viewModel;
    setId("classes-bar");
    getStyleClass().add("classes-bar");
    setAlignment(Pos.CENTER_LEFT);
    Button all = button("classes-back", "classes.back", Material2AL.ARROW_BACK, back);
    title.setId("classes-title");
    title.setPromptText(Messages.text("classes.title"));
    title.setAccessibleText(Messages.text("classes.title"));
    title.setPrefWidth(240);
    title.textProperty().addListener((p, o, text) -> viewModel.edits().setTitle(text));
    others.setId("classes-others");
    others.setMinWidth(USE_PREF_SIZE);
    others.setOnShowing(event -> fillOthers());
    fillOthers();
    Button remove =
        button("classes-remove", "classes.remove.set", Material2AL.DELETE, viewModel::remove);
    Hyperlink restore = new Hyperlink(Messages.text("classes.restore"));
    restore.setId("classes-restore");
    restore.setMinWidth(USE_PREF_SIZE);
    restore.setOnAction(event -> viewModel.restore());
    restore.setVisible(false);
    restore.managedProperty().bind(restore.visibleProperty());
    viewModel
        .list()
        .removedProperty()
        .addListener((p, o, removed) -> restore.setVisible(removed.isPresent()));
    Button undo =
        button("classes-undo", "classes.undo", Material2MZ.UNDO, viewModel.changes()::undo);
    undo.disableProperty().bind(viewModel.changes().canUndo().not());
    Button redo =
        button("classes-redo", "classes.redo", Material2MZ.REDO, viewModel.changes()::redo);
    redo.disableProperty().bind(viewModel.changes().canRedo().not());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(all, title, others, remove, restore, gap, undo, redo);
    viewModel.edits().setProperty().addListener((p, o, set) -> show(set.title()));
    viewModel
        .list()
        .sets()
        .addListener((javafx.collections.ListChangeListener<Object>) change -> fillOthers());
  }

  private void show(String text) {
    if (!title.getText().equals(text)) {
      title.setText(text);
    }
  }

  private void fillOthers() {
    others.getItems().clear();
    MenuItem create = new MenuItem(Messages.text("classes.new"));
    create.setId("classes-new");
    create.setOnAction(event -> viewModel.create());
    others.getItems().add(create);
    int number = 0;
    for (ClassSetStore.Saved saved : viewModel.list().sets()) {
      if (!saved.id().equals(viewModel.id())) {
        MenuItem item = new MenuItem(ClassSetTexts.title(saved.set()));
        item.setId("classes-open-" + ++number);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> viewModel.open(saved));
        others.getItems().add(item);
      }
    }
  }

  private static Button button(String id, String key, Ikon icon, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("button-icon");
    button.setAccessibleText(Messages.text(key));
    button.setTooltip(new Tooltip(Messages.text(key)));
    button.setOnAction(event -> action.run());
    return button;
  }
}
