package org.sketch28.app.train;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.sketch28.app.base.Messages;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunTrash;

/** Says which runs were deleted last, and offers to undo that; hidden when there is nothing. */
final class DeletedBar extends HBox {

  DeletedBar(DeletedRuns deleted) {
    setId("deleted");
    getStyleClass().add("job-bar");
    Label words = new Label();
    words.setId("deleted-words");
    words.setMinWidth(0);
    words.textProperty().bind(deleted.latestProperty().map(DeletedBar::words));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button undo = button("undo", deleted::undo);
    undo.getStyleClass().add("accent");
    getChildren().addAll(words, gap, undo, button("close", deleted::dismiss));
    visibleProperty().bind(deleted.latestProperty().map(runs -> !runs.isEmpty()));
    managedProperty().bind(visibleProperty());
  }

  private static Button button(String name, Runnable action) {
    Button button = new Button(Messages.text("runs.deleted." + name));
    button.setId("deleted-" + name);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private static String words(List<RunInfo> runs) {
    return runs.size() == 1
        ? Messages.text("runs.deleted.one", runs.get(0).title(), RunTrash.KEPT.toDays())
        : Messages.text("runs.deleted.several", runs.size(), RunTrash.KEPT.toDays());
  }
}
