package org.sketch28.app.classes;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import org.sketch28.app.base.JobBar;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ProbabilityBars;
import org.sketch28.app.draw.RecognitionResult;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Prediction;
import org.sketch28.model.store.ModelStore;

/** Training, what came of it, and what the model predicts for the drawing on the canvas. */
final class ClassesResultPane extends VBox {

  private static final int MOST_HARD = 8;
  private static final double THUMBNAIL = 44;

  private final ClassesViewModel viewModel;
  private final Function<Drawing, Image> images;
  private final Button train = new Button(Messages.text("classes.train"));
  private final Label problem = text("classes-problem");
  private final Label accuracy = text("classes-accuracy");
  private final VBox hard = new VBox(4);
  private final Label winner = new Label();
  private final ProbabilityBars bars = new ProbabilityBars();
  private final Button use = new Button(Messages.text("classes.use"));

  /**
   * @param images makes thumbnails
   * @param drawWith receives the model to use in the drawing view
   */
  ClassesResultPane(
      ClassesViewModel viewModel,
      Function<Drawing, Image> images,
      Consumer<ModelStore.Entry> drawWith) {
    super(8);
    this.viewModel = viewModel;
    this.images = images;
    getStyleClass().add("sidebar");
    train.setId("classes-train");
    train.setGraphic(new FontIcon(Material2MZ.PLAY_ARROW));
    train.getStyleClass().add("accent");
    train.setMaxWidth(Double.MAX_VALUE);
    train.setOnAction(event -> viewModel.train());
    problem.getStyleClass().addAll("text-small", "text-muted");
    hard.setId("classes-hard");
    winner.setId("classes-winner");
    winner.getStyleClass().add("title-2");
    winner.setWrapText(true);
    bars.setId("classes-bars");
    bars.setFirstKey(1);
    use.setId("classes-use");
    use.setMaxWidth(Double.MAX_VALUE);
    use.setOnAction(event -> viewModel.modelProperty().get().ifPresent(drawWith));
    getChildren()
        .addAll(train, new JobBar(viewModel.jobs()), problem, winner, bars, use, accuracy, hard);
    viewModel.edits().setProperty().addListener((p, o, n) -> refresh());
    viewModel.trainedProperty().addListener((p, o, n) -> refresh());
    viewModel.modelProperty().addListener((p, o, n) -> refresh());
    viewModel.jobs().runningProperty().addListener((p, o, n) -> refresh());
    viewModel.canvas().resultProperty().addListener((p, o, result) -> show(result));
    refresh();
  }

  private static Label text(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void refresh() {
    boolean running = viewModel.jobs().runningProperty().get();
    boolean trained = viewModel.modelProperty().get().isPresent();
    String missing = ClassSetTexts.problem(viewModel.edits().setProperty().get());
    train.setDisable(running || !missing.isEmpty());
    train.setText(Messages.text(trained ? "classes.trainAgain" : "classes.train"));
    String outdated = viewModel.isOutdated() ? Messages.text("classes.outdated") : "";
    problem.setText(missing.isEmpty() ? outdated : missing);
    for (Node each : List.of(winner, bars, use, accuracy)) {
      showIf(each, trained);
    }
    Optional<TrainedClasses> result = viewModel.trainedProperty().get();
    accuracy.setText(
        result
            .map(
                each ->
                    Messages.text("classes.accuracy", each.result().right(), each.set().drawings()))
            .orElse(trained ? Messages.text("classes.before") : ""));
    hard.getChildren().clear();
    result.ifPresent(this::showHard);
    show(viewModel.canvas().resultProperty().get());
  }

  private static void showIf(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private void showHard(TrainedClasses trained) {
    List<TrainedClasses.Hard> all = trained.hard();
    Label title = text("classes-hard-title");
    title.setText(Messages.text(all.isEmpty() ? "classes.hard.none" : "classes.hard"));
    title.getStyleClass().add(all.isEmpty() ? "text-muted" : "class-title");
    hard.getChildren().add(title);
    all.stream().limit(MOST_HARD).forEach(each -> hard.getChildren().add(row(trained, each)));
  }

  private HBox row(TrainedClasses trained, TrainedClasses.Hard each) {
    ImageView image = new ImageView(images.apply(each.drawing()));
    image.setFitWidth(THUMBNAIL);
    image.setFitHeight(THUMBNAIL);
    Label words = new Label(words(trained, each));
    words.setWrapText(true);
    HBox row = new HBox(8, image, words);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** What a hard drawing is, and what it was taken for. */
  static String words(TrainedClasses trained, TrainedClasses.Hard hard) {
    String is = trained.set().classes().get(hard.label()).name().strip();
    String predicted = trained.set().classes().get(hard.verdict().predicted()).name().strip();
    String key = hard.verdict().isRight() ? "classes.hard.doubtful" : "classes.hard.wrong";
    return Messages.text(key, is, predicted, 100 * hard.verdict().confidence());
  }

  private void show(RecognitionResult result) {
    if (viewModel.modelProperty().get().isEmpty()) {
      return;
    }
    bars.setClasses(result.classNames());
    Optional<Prediction> prediction =
        result.recognition().flatMap(recognition -> recognition.prediction());
    prediction.ifPresentOrElse(
        each -> {
          bars.show(each.probabilities(), each.best(), each.known());
          winner.setText(
              each.known()
                  ? result.classNames().get(each.best())
                  : Messages.text("classes.unsure"));
        },
        () -> {
          bars.clear();
          winner.setText(Messages.text("classes.try"));
        });
  }
}
