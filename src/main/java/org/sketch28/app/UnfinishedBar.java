package org.sketch28.app;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.sketch28.app.base.Messages;

/** Offers to resume a training that was interrupted. */
final class UnfinishedBar extends HBox {

  private Consumer<Answer> listener = answer -> {};

  /** What the user has chosen. */
  enum Answer {
    RESUME,
    /** Ask again at the next start. */
    LATER,
    /** Ask no more about what is interrupted now. */
    NEVER
  }

  /**
   * @param text what was interrupted
   */
  UnfinishedBar(String text) {
    super(10);
    getStyleClass().add("job-bar");
    Label words = new Label(text);
    words.setId("unfinished");
    words.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(words, gap);
    for (Answer answer : Answer.values()) {
      String name = answer.name().toLowerCase(Locale.ROOT);
      Button button = new Button(Messages.text("unfinished." + name));
      button.setId("unfinished-" + name);
      button.setMinWidth(USE_PREF_SIZE);
      button.setTooltip(new Tooltip(Messages.text("unfinished." + name + ".tip")));
      button.setOnAction(event -> listener.accept(answer));
      getChildren().add(button);
    }
  }

  /** Sets the listener for the answer. */
  void setOnAnswer(Consumer<Answer> newListener) {
    listener = newListener;
  }
}
