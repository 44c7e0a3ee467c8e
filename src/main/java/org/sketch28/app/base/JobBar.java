package org.sketch28.app.base;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Shows the job of a {@link JobRunner}; hidden while there is none. */
public final class JobBar extends HBox {

  /** Creates a bar for {@code jobs}. */
  public JobBar(JobRunner jobs) {
    setId("job-bar");
    getStyleClass().add("job-bar");
    Label title = new Label();
    title.textProperty().bind(jobs.titleProperty());
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    Label remaining = new Label();
    remaining.textProperty().bind(jobs.remainingProperty());
    remaining.getStyleClass().add("text-muted");
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(jobs.fractionProperty());
    // In a narrow place the title keeps its room.
    bar.setPrefWidth(40);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.accessibleTextProperty().bind(jobs.titleProperty());
    HBox.setHgrow(bar, Priority.ALWAYS);
    Button cancel = new Button(Messages.text("job.cancel"));
    cancel.setId("job-cancel");
    cancel.setMinWidth(USE_PREF_SIZE);
    remaining.setMinWidth(USE_PREF_SIZE);
    cancel.setOnAction(event -> jobs.cancel());
    getChildren().addAll(title, bar, remaining, cancel);
    visibleProperty().bind(jobs.runningProperty());
    managedProperty().bind(jobs.runningProperty());
  }
}
