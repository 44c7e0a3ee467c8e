package org.sketch28.app.errors.images;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.sketch28.app.base.Messages;

/** Gives the selected images a tag, or takes it from them. */
final class TagBar extends HBox {

  private final TextField word = new TextField();
  private final Hyperlink undo = new Hyperlink();

  /**
   * @param selection the selected images
   */
  TagBar(ImagesViewModel images, Supplier<int[]> selection) {
    super(4);
    setAlignment(Pos.CENTER_LEFT);
    word.setId("tag-field");
    word.setPromptText(Messages.text("errors.tag"));
    word.setAccessibleText(Messages.text("errors.tag"));
    word.setTooltip(new Tooltip(Messages.text("errors.tag.tip")));
    word.setPrefColumnCount(8);
    word.setOnAction(
        event -> {
          images.tag(selection.get(), word.getText());
          word.clear();
        });
    undo.setId("tag-undo");
    undo.setMinWidth(USE_PREF_SIZE);
    undo.setOnAction(event -> images.tags().undo());
    images.tags().lastProperty().addListener((p, o, last) -> show(last));
    show(images.tags().lastProperty().get());
    getChildren().addAll(word, undo);
  }

  private void show(Optional<TagsViewModel.Change> last) {
    undo.setVisible(last.isPresent());
    last.ifPresent(
        change ->
            undo.setText(
                Messages.text(
                    change.added() ? "errors.tag.undo.added" : "errors.tag.undo.removed",
                    change.word())));
  }
}
