package org.sketch28.app.models;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.JobBar;
import org.sketch28.app.base.Messages;

/** Shows what a {@link ModelSaver} is writing, and afterwards where it is. */
public final class WritingBar extends VBox {

  /** Creates a bar for {@code saver}. */
  public WritingBar(ModelSaver saver) {
    Label words = new Label();
    words.setId("model-written");
    words.setMinWidth(0);
    words.textProperty().bind(saver.writtenProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button close = new Button(Messages.text("model.written.close"));
    close.setId("model-written-close");
    close.setMinWidth(USE_PREF_SIZE);
    close.setOnAction(event -> saver.forgetWritten());
    HBox done = new HBox(10, words, gap, close);
    done.getStyleClass().add("job-bar");
    done.managedProperty().bind(done.visibleProperty());
    done.visibleProperty()
        .bind(saver.jobs().runningProperty().not().and(saver.writtenProperty().isNotEmpty()));
    getChildren().addAll(new JobBar(saver.jobs()), done);
  }
}
