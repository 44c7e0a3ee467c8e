package org.sketch28.app.draw;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;
import org.sketch28.data.drawings.SavedDrawing;

/** How a drawing is kept with its label, and what was kept last. */
final class LabelPane extends VBox {

  private final Label hint = new Label(Messages.text("keep.hint"));
  private final Label kept = new Label();
  private final HBox done;

  LabelPane(DrawingLabeller keeper) {
    setId("keep");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    hint.getStyleClass().addAll("text-small", "text-muted");
    kept.setId("kept");
    Hyperlink undo = new Hyperlink(Messages.text("keep.undo"));
    undo.setId("keep-undo");
    undo.setOnAction(event -> keeper.takeBack());
    done = new HBox(4, kept, undo);
    done.setAlignment(Pos.CENTER_LEFT);
    done.setMinHeight(30);
    getChildren().addAll(done, hint);
    show(Optional.empty());
    keeper.keptProperty().addListener((p, o, saved) -> show(saved));
  }

  private void show(Optional<SavedDrawing> saved) {
    // The place stays, so that nothing below jumps.
    done.setVisible(saved.isPresent());
    kept.setText(saved.map(drawing -> Messages.text("keep.kept", drawing.label())).orElse(""));
  }
}
