package org.sketch28.app;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.sketch28.app.base.Messages;
import org.sketch28.train.run.RunInfo;

/** Offers to resume a training run that was interrupted. */
final class UnfinishedBar extends HBox {

  /**
   * @param answered runs when the user has answered either way
   * @param resume runs if the user wants to resume the run
   */
  UnfinishedBar(RunInfo run, Runnable answered, Runnable resume) {
    super(10);
    getStyleClass().add("job-bar");
    Label words = new Label(Messages.text("unfinished", run.title(), run.step(), run.steps()));
    words.setId("unfinished");
    Button yes = new Button(Messages.text("unfinished.continue"));
    yes.setId("unfinished-continue");
    Button later = new Button(Messages.text("unfinished.later"));
    later.setId("unfinished-later");
    later.setOnAction(event -> answered.run());
    yes.setOnAction(
        event -> {
          answered.run();
          resume.run();
        });
    getChildren().addAll(words, yes, later);
  }
}
