package org.sketch28.app.draw;

import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ProbabilityBars;
import org.sketch28.model.change.DrawingChange;
import org.sketch28.model.change.InkEdit;

/** Says how a drawing becomes something else, and shows it step by step. */
public final class ChangePane extends VBox {

  private static final Duration STEP = Duration.millis(600);

  private final Label words = new Label();
  private final Button play;
  private final Button restore;
  private final Timeline timeline;

  public ChangePane(ChangeViewModel viewModel) {
    super(8);
    setId("change");
    getStyleClass().add("canvas-notice");
    setMaxSize(460, Region.USE_PREF_SIZE);
    words.setId("change-words");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    play = button("change-play", viewModel::play);
    restore = button("change-restore", viewModel::restore);
    Button close = button("change-close", viewModel::close);
    // On a narrow canvas, they need a second line.
    FlowPane buttons = new FlowPane(8, 8, play, restore, close);
    getChildren().addAll(words, buttons);
    timeline = new Timeline(new KeyFrame(STEP, event -> viewModel.step()));
    timeline.setCycleCount(Animation.INDEFINITE);
    viewModel.stateProperty().subscribe(this::show);
  }

  private static Button button(String id, Runnable action) {
    Button button = new Button(Messages.text(id.replace('-', '.')));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void show(ChangeViewModel.State state) {
    setVisible(state.phase() != ChangeViewModel.Phase.NONE);
    boolean playing = state.phase() == ChangeViewModel.Phase.PLAYING;
    if (playing && timeline.getStatus() != Animation.Status.RUNNING) {
      timeline.playFromStart();
    } else if (!playing) {
      timeline.stop();
    }
    show(play, state.phase() == ChangeViewModel.Phase.DONE);
    show(restore, state.restorable());
    words.setText(words(state));
  }

  private static void show(Button button, boolean shown) {
    button.setVisible(shown);
    button.setManaged(shown);
  }

  private static String words(ChangeViewModel.State state) {
    return switch (state.phase()) {
      case NONE -> "";
      case SEARCHING -> Messages.text("change.searching", state.target());
      case IMPOSSIBLE -> Messages.text("change.impossible");
      case ALREADY -> Messages.text("change.already", state.target());
      case NOT_FOUND -> Messages.text("change.none", state.target());
      case PLAYING -> playing(state, state.change().orElseThrow());
      case DONE -> done(state, state.change().orElseThrow());
    };
  }

  private static String playing(ChangeViewModel.State state, DrawingChange change) {
    if (state.step() == 0) {
      return Messages.text("change.found", state.target(), change.edits().size());
    }
    return Messages.text(
        switch (change.edits().get(state.step() - 1).kind()) {
          case ERASE -> "change.erase";
          case ADD -> "change.add";
          case MOVE -> "change.move";
        },
        state.step(),
        change.edits().size());
  }

  private static String done(ChangeViewModel.State state, DrawingChange change) {
    return Messages.text(
        "change.done",
        state.target(),
        ProbabilityBars.asPercent(change.prediction().confidence()),
        edits(change),
        100 * change.share());
  }

  private static String edits(DrawingChange change) {
    return Arrays.stream(InkEdit.Kind.values())
        .filter(kind -> change.count(kind) > 0)
        .map(
            kind ->
                Messages.text(
                    switch (kind) {
                      case ERASE -> "change.done.erased";
                      case ADD -> "change.done.added";
                      case MOVE -> "change.done.moved";
                    },
                    change.count(kind)))
        .collect(Collectors.joining(" "));
  }
}
