package org.sketch28.app.errors.duel;

import java.util.List;
import java.util.OptionalInt;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ChoiceText;
import org.sketch28.app.control.PixelGridView;
import org.sketch28.app.errors.evaluation.ImageSelectionListener;
import org.sketch28.evaluate.Duel;

/** The tab of the duel: options, then one image after another, then the result. */
public final class DuelPane extends StackPane {

  private final DuelViewModel viewModel;
  private final VBox asking;
  private final VBox ready;
  private final DuelResultPane over;
  private final PixelGridView image = new PixelGridView();
  private final Label number = new Label();
  private final ProgressBar clock = new ProgressBar(1);
  private final FlowPane answers = new FlowPane(6, 6);
  private final AnimationTimer frames =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          viewModel.pulse(AnswerKeys.isShowing(DuelPane.this));
          clock.setProgress(Math.max(0, viewModel.timeLeft()));
        }
      };

  public DuelPane(DuelViewModel viewModel, ImageSelectionListener open) {
    this.viewModel = viewModel;
    setId("duel");
    setFocusTraversable(true);
    ready = ready();
    asking = asking();
    over = new DuelResultPane(viewModel, open, this::start);
    getChildren().addAll(ready, asking, over);
    viewModel.stateProperty().addListener((p, o, n) -> refresh());
    viewModel.questionProperty().addListener((p, o, n) -> ask());
    AnswerKeys.install(this, this::key);
    refresh();
  }

  private VBox ready() {
    Label title = new Label(Messages.text("errors.duel.title"));
    title.getStyleClass().add("figure");
    Label help = new Label(Messages.text("errors.duel.help"));
    help.setWrapText(true);
    help.setMinHeight(Region.USE_PREF_SIZE);
    help.setMaxWidth(520);
    ChoiceBox<Integer> count = choice("duel-count", List.of(20, 40, 100, 200), "errors.duel.count");
    count.setValue(viewModel.countProperty().get());
    count.valueProperty().addListener((p, o, value) -> viewModel.countProperty().set(value));
    ChoiceBox<Integer> seconds =
        choice("duel-clock", List.of(0, 1, 2, 4, 8), "errors.duel.seconds");
    seconds.setValue(viewModel.secondsEachProperty().get());
    seconds
        .valueProperty()
        .addListener((p, o, value) -> viewModel.secondsEachProperty().set(value));
    Button start = new Button(Messages.text("errors.duel.start"));
    start.setId("duel-start");
    start.getStyleClass().add("accent");
    start.setOnAction(event -> start());
    HBox options = new HBox(10, count, seconds, start);
    options.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(14, title, help, options);
    box.getStyleClass().add("errors-page");
    return box;
  }

  private static ChoiceBox<Integer> choice(String id, List<Integer> values, String key) {
    ChoiceBox<Integer> box = new ChoiceBox<>();
    box.setId(id);
    box.getItems().setAll(values);
    box.setConverter(
        new ChoiceText<>(
            value ->
                value == 0 ? Messages.text("errors.duel.noClock") : Messages.text(key, value)));
    return box;
  }

  private void start() {
    viewModel.start(System.nanoTime());
    requestFocus();
  }

  private VBox asking() {
    image.setId("duel-image");
    image.setPrefSize(336, 336);
    image.setMaxSize(336, 336);
    number.setId("duel-number");
    clock.setMaxWidth(336);
    clock.visibleProperty().bind(viewModel.secondsEachProperty().greaterThan(0));
    answers.setAlignment(Pos.CENTER);
    answers.setMaxWidth(520);
    Button back = new Button(Messages.text("errors.duel.back"));
    back.setId("duel-back");
    back.getStyleClass().addAll("small", "flat");
    back.setOnAction(event -> viewModel.takeBack());
    Button end = new Button(Messages.text("errors.duel.end"));
    end.setId("duel-end");
    end.getStyleClass().addAll("small", "flat");
    end.setOnAction(event -> viewModel.end());
    HBox controls = new HBox(8, back, end);
    controls.setAlignment(Pos.CENTER);
    Label waiting = new Label(Messages.text("errors.duel.waiting"));
    waiting.setId("duel-waiting");
    waiting.setWrapText(true);
    waiting.setTextAlignment(TextAlignment.CENTER);
    waiting.setMaxWidth(520);
    waiting.visibleProperty().bind(viewModel.waitingProperty());
    waiting.managedProperty().bind(waiting.visibleProperty());
    VBox box = new VBox(12, number, clock, image, answers, controls, waiting);
    box.getStyleClass().add("duel-asking");
    return box;
  }

  private void refresh() {
    DuelViewModel.State state = viewModel.stateProperty().get();
    ready.setVisible(state == DuelViewModel.State.READY);
    asking.setVisible(state == DuelViewModel.State.ASKING);
    over.setVisible(state == DuelViewModel.State.OVER);
    if (state == DuelViewModel.State.ASKING) {
      frames.start();
    } else {
      frames.stop();
    }
    if (state == DuelViewModel.State.OVER) {
      over.refresh();
    }
  }

  private void ask() {
    if (viewModel.questionProperty().get() < 0 || viewModel.duel().isEmpty()) {
      return;
    }
    Duel duel = viewModel.duel().get();
    List<String> names = viewModel.opened().evaluation().data().classNames();
    if (answers.getChildren().size() != names.size() || duel.answered() == 0) {
      fillAnswers(names);
    }
    number.setText(Messages.text("errors.duel.number", duel.answered() + 1, duel.size()));
    image.show(viewModel.opened().evaluation().data().image(duel.image()));
  }

  private void fillAnswers(List<String> names) {
    answers.getChildren().clear();
    for (int i = 0; i < names.size(); i++) {
      int index = i;
      boolean numbered = AnswerKeys.isNumbered(names, i);
      Button button = new Button(names.get(i) + (numbered ? "  (" + i + ")" : ""));
      button.setId("duel-answer-" + i);
      button.setFocusTraversable(false);
      button.setOnAction(event -> viewModel.answer(index));
      answers.getChildren().add(button);
    }
  }

  private void key(KeyEvent event) {
    if (viewModel.stateProperty().get() != DuelViewModel.State.ASKING) {
      return;
    }
    OptionalInt answer =
        AnswerKeys.answer(event, viewModel.opened().evaluation().data().classNames());
    if (answer.isPresent()) {
      viewModel.answer(answer.getAsInt());
      event.consume();
    } else if (event.getCode() == KeyCode.BACK_SPACE) {
      viewModel.takeBack();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      viewModel.end();
      event.consume();
    }
  }

  /** Stops the work that is done for each frame. */
  public void close() {
    frames.stop();
  }
}
