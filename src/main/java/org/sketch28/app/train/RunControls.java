package org.sketch28.app.train;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.sketch28.app.base.Messages;
import org.sketch28.train.TrainingEvent;

/** The buttons Train, Pause, Stop and Discard, and the progress of the run. */
final class RunControls extends VBox {

  private final TrainViewModel viewModel;
  private final ProgressBar progress = new ProgressBar(0);
  private final Label numbers = new Label();

  RunControls(TrainViewModel viewModel) {
    super(6);
    this.viewModel = viewModel;
    BooleanBinding idle =
        Bindings.createBooleanBinding(
            () -> viewModel.stateProperty().get() == TrainingState.IDLE, viewModel.stateProperty());
    BooleanBinding ending =
        Bindings.createBooleanBinding(
            () -> viewModel.stateProperty().get() == TrainingState.ENDING,
            viewModel.stateProperty());
    Button start = button("start", Material2MZ.PLAY_ARROW, viewModel::start);
    start.getStyleClass().add("accent");
    start.disableProperty().bind(idle.not().or(viewModel.datasets().selectedProperty().isNull()));
    Button pause = button("pause", Material2MZ.PAUSE, viewModel::pauseOrResume);
    BooleanBinding loading =
        Bindings.createBooleanBinding(
            () -> viewModel.stateProperty().get() == TrainingState.LOADING,
            viewModel.stateProperty());
    pause.disableProperty().bind(idle.or(ending).or(loading));
    pause
        .textProperty()
        .bind(
            viewModel
                .stateProperty()
                .map(
                    s ->
                        Messages.text(s == TrainingState.PAUSED ? "train.resume" : "train.pause")));
    Button stop = button("stop", Material2MZ.STOP, viewModel::stop);
    Button discard = button("discard", Material2AL.DELETE, viewModel::discard);
    stop.disableProperty().bind(idle.or(ending));
    discard.disableProperty().bind(idle.or(ending));
    CheckBox draw = new CheckBox(Messages.text("train.drawWithIt"));
    draw.setId("train-draw");
    draw.setTooltip(new Tooltip(Messages.text("train.drawWithIt.tip")));
    draw.selectedProperty().bindBidirectional(viewModel.snapshots().wantedProperty());
    FlowPane buttons = new FlowPane(8, 6, start, pause, stop, discard, draw);
    buttons.setRowValignment(javafx.geometry.VPos.CENTER);
    progress.setId("train-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(Messages.text("train.progress"));
    HBox.setHgrow(progress, Priority.ALWAYS);
    numbers.setId("train-numbers");
    numbers.setMinHeight(Region.USE_PREF_SIZE);
    numbers.setWrapText(true);
    Label message = new Label();
    message.setId("train-message");
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    message.textProperty().bind(viewModel.messageProperty());
    message.managedProperty().bind(message.textProperty().isNotEmpty());
    getChildren().addAll(buttons, progress, numbers, message);
    viewModel
        .latestProperty()
        .addListener((p, o, batch) -> batch.ifPresentOrElse(this::show, this::clear));
    viewModel.currentProperty().addListener((p, o, n) -> progress.setProgress(0));
    viewModel
        .preparation()
        .shareProperty()
        .addListener((p, o, share) -> progress.setProgress(share.doubleValue()));
  }

  private static Button button(String key, Ikon icon, Runnable run) {
    Button button = new Button(Messages.text("train." + key), new FontIcon(icon));
    button.setId("train-" + key);
    button.setTooltip(new Tooltip(Messages.text("train." + key + ".tip")));
    button.setOnAction(event -> run.run());
    return button;
  }

  private void clear() {
    progress.setProgress(0);
    numbers.setText("");
  }

  private void show(TrainingEvent.Batch batch) {
    progress.setProgress((double) batch.step() / batch.steps());
    int epochs = viewModel.currentProperty().get().map(run -> run.config().epochs()).orElse(1);
    int epoch = Math.min(epochs, 1 + (int) ((long) (batch.step() - 1) * epochs / batch.steps()));
    String part = viewModel.starter().partProperty().get();
    numbers.setText(
        (part.isEmpty() ? "" : part + "  ·  ")
            + Messages.text(
                "train.numbers",
                epoch,
                epochs,
                batch.loss(),
                100 * batch.accuracy(),
                batch.imagesPerSecond(),
                left(batch.secondsLeft(), viewModel.starter().secondsAfter()),
                CurveText.small(batch.learningRate()),
                ProcessMemory.megabytes()));
  }

  /**
   * @param after the seconds of the networks after this one; 0 if there are none, NaN if not known
   */
  private static String left(double seconds, double after) {
    return after > 0
        ? Messages.text("train.left.all", time(seconds), time(seconds + after))
        : Messages.text("train.left", time(seconds));
  }

  private static String time(double seconds) {
    return Double.isNaN(seconds)
        ? "–"
        : seconds < 90
            ? Messages.text("train.seconds", Math.ceil(seconds))
            : Messages.text("train.minutes", seconds / 60);
  }
}
