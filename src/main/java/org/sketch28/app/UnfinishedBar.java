package org.sketch28.app;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.sketch28.app.base.Messages;
import org.sketch28.train.run.RunInfo;

/** Offers to go on with a run that was broken off. */
final class UnfinishedBar extends HBox {

  /**
   * @param done runs when the user has answered
   * @param goOn runs if the run is to go on
   */
  UnfinishedBar(RunInfo run, Runnable done, Runnable goOn) {
    super(10);
    getStyleClass().add("job-bar");
    Label words = new Label(Messages.text("unfinished", run.title(), run.step(), run.steps()));
    words.setId("unfinished");
    Button yes = new Button(Messages.text("unfinished.continue"));
    yes.setId("unfinished-continue");
    Button later = new Button(Messages.text("unfinished.later"));
    later.setId("unfinished-later");
    later.setOnAction(event -> done.run());
    yes.setOnAction(
        event -> {
          done.run();
          goOn.run();
        });
    getChildren().addAll(words, yes, later);
  }
}
