package org.sketch28.app.draw;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.JobBar;
import org.sketch28.app.base.Messages;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.HandAccuracy;
import org.sketch28.train.tune.PersonalFineTuning;

/** Offers to fine-tune the model on the user's drawings, shows its progress, and can undo it. */
public final class FineTuningBar extends VBox {

  private final FineTuningViewModel viewModel;
  private final Label words = new Label();

  private final Button go = new Button();
  private final Button other = new Button();
  private final HBox bar;
  private final ObservableValue<Optional<ModelStore.Entry>> current;
  private final Consumer<ModelStore.Entry> use;

  /**
   * @param current the model in use
   * @param use receives the model to use instead
   */
  public FineTuningBar(
      FineTuningViewModel viewModel,
      ObservableValue<Optional<ModelStore.Entry>> current,
      Consumer<ModelStore.Entry> use) {
    this.viewModel = viewModel;
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
    getChildren().addAll(bar, new JobBar(viewModel.jobs()));
    viewModel.corrections().currentProperty().addListener((p, o, n) -> refresh());
    viewModel.outcomeProperty().addListener((p, o, outcome) -> tuned(outcome));
    viewModel.jobs().runningProperty().addListener((p, o, n) -> refresh());
    current.addListener((p, o, n) -> refresh());
    refresh();
  }

  private void tuned(Optional<FineTuningViewModel.Outcome> outcome) {
    outcome.ifPresent(present -> use.accept(present.after()));
    refresh();
  }

  private void refresh() {
    Optional<FineTuningViewModel.Outcome> outcome = viewModel.outcomeProperty().get();
    int count = viewModel.corrections().currentProperty().get();
    boolean possible =
        current
            .getValue()
            .filter(model -> PersonalFineTuning.isPossible(model.manifest()))
            .isPresent();
    boolean offered = possible && viewModel.corrections().isOffered();
    boolean running = viewModel.jobs().runningProperty().get();
    bar.setVisible(!running && (offered || outcome.isPresent()));
    bar.setManaged(bar.isVisible());
    if (offered || outcome.isEmpty()) {
      words.setText(Messages.text("learn.offer", count));
      button(go, "learn.do", () -> current.getValue().ifPresent(viewModel::fineTune));
      button(other, "learn.later", this::decline);
    } else {
      words.setText(summary(outcome.get()));
      button(go, "learn.keep", viewModel::accept);
      button(other, "learn.undo", () -> viewModel.undo(use));
    }
  }

  private void decline() {
    viewModel.corrections().decline();
    refresh();
  }

  private static String summary(FineTuningViewModel.Outcome outcome) {
    String done = Messages.text("learn.done", outcome.count(), "%.1f".formatted(outcome.seconds()));
    String own = figures("learn.own", outcome.from().own(), outcome.to().own());
    if (outcome.from().others().isEmpty() || outcome.to().others().isEmpty()) {
      return done + " " + own;
    }
    String others = "learn.others." + outcome.after().manifest().domain();
    return done
        + " "
        + own
        + " "
        + figures(
            others, outcome.from().others().getAsDouble(), outcome.to().others().getAsDouble());
  }

  private static String figures(String key, double from, double to) {
    return Messages.text(
        key, "%.1f".formatted(100 * from), "%.1f".formatted(100 * to), HandAccuracy.TEST_IMAGES);
  }

  private static void button(Button button, String text, Runnable action) {
    button.setText(Messages.text(text));
    button.setOnAction(event -> action.run());
  }
}
