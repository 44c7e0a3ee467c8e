package org.sketch28.app.draw;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.JobBar;
import org.sketch28.app.base.Messages;
import org.sketch28.model.store.ModelStore;

/** Offers to learn the user's hand, shows how far it is, and offers to take it back. */
public final class FineTuningBar extends VBox {

  private final FineTuningViewModel learner;
  private final Label words = new Label();
  private final Button go = new Button();
  private final Button other = new Button();
  private final HBox bar;
  private final Supplier<Optional<ModelStore.Entry>> current;
  private final Consumer<ModelStore.Entry> use;

  /**
   * @param current gives the model in use
   * @param use takes another one into use
   */
  public FineTuningBar(
      FineTuningViewModel learner,
      Supplier<Optional<ModelStore.Entry>> current,
      Consumer<ModelStore.Entry> use) {
    this.learner = learner;
    this.current = current;
    this.use = use;
    words.setId("learn-words");
    go.setId("learn-go");
    other.setId("learn-other");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    words.setMinWidth(0);
    bar = new HBox(10, words, gap, go, other);
    bar.setId("learn");
    bar.getStyleClass().add("job-bar");
    go.setMinWidth(USE_PREF_SIZE);
    other.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(bar, new JobBar(learner.jobs()));
    learner.correctionsProperty().addListener((p, o, n) -> refresh());
    learner.learnedProperty().addListener((p, o, now) -> learned(now));
    learner.jobs().runningProperty().addListener((p, o, n) -> refresh());
    refresh();
  }

  private void learned(Optional<FineTuningViewModel.Learned> now) {
    now.ifPresent(learned -> use.accept(learned.after()));
    refresh();
  }

  private void refresh() {
    Optional<FineTuningViewModel.Learned> learned = learner.learnedProperty().get();
    int count = learner.correctionsProperty().get();
    boolean offered = count >= FineTuningViewModel.ENOUGH;
    boolean running = learner.jobs().runningProperty().get();
    bar.setVisible(!running && (offered || learned.isPresent()));
    bar.setManaged(bar.isVisible());
    if (offered || learned.isEmpty()) {
      words.setText(Messages.text("learn.offer", count));
      button(go, "learn.do", () -> current.get().ifPresent(learner::learn));
      button(other, "learn.later", learner::forget);
    } else {
      words.setText(
          Messages.text(
              "learn.done",
              learned.get().count(),
              "%.1f".formatted(learned.get().seconds()),
              learned.get().after().manifest().name()));
      button(go, "learn.keep", learner::keep);
      button(other, "learn.undo", () -> learner.undo(use));
    }
  }

  private static void button(Button button, String text, Runnable action) {
    button.setText(Messages.text(text));
    button.setOnAction(event -> action.run());
  }
}
