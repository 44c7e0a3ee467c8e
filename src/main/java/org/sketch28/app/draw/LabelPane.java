package org.sketch28.app.draw;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;
import org.sketch28.data.drawings.SavedDrawing;

/** Explains how to save a drawing with its label, and shows which one was saved last. */
final class LabelPane extends VBox {

  private final Label hint = new Label(Messages.text("keep.hint"));
  private final Label last = new Label();
  private final HBox done;

  LabelPane(DrawingLabeller labeller) {
    setId("keep");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    hint.getStyleClass().addAll("text-small", "text-muted");
    last.setId("kept");
    Hyperlink undo = new Hyperlink(Messages.text("keep.undo"));
    undo.setId("keep-undo");
    undo.setOnAction(event -> labeller.undo());
    done = new HBox(4, last, undo);
    done.setAlignment(Pos.CENTER_LEFT);
    done.setMinHeight(30);
    getChildren().addAll(done, hint);
    show(Optional.empty());
    labeller.savedProperty().addListener((p, o, drawing) -> show(drawing));
  }

  private void show(Optional<SavedDrawing> saved) {
    // Its space remains, so that nothing below jumps.
    done.setVisible(saved.isPresent());
    last.setText(saved.map(drawing -> Messages.text("keep.kept", drawing.label())).orElse(""));
  }
}
