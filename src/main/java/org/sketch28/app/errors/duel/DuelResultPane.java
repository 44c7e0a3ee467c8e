package org.sketch28.app.errors.duel;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.GrayImages;
import org.sketch28.app.errors.evaluation.ImageSelectionListener;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.app.models.ModelTitles;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.evaluate.Duel;
import org.sketch28.train.run.ChosenByTest;

/**
 * The result of the duel: error rates with intervals side by side, and the images that differed.
 */
final class DuelResultPane extends VBox {

  private final DuelViewModel viewModel;
  private final GridPane table = new GridPane();
  private final FlowPane differences = new FlowPane(10, 10);
  private final Label headline = new Label();
  private final Label where = new Label();
  private final Label chosen = new Label();

  /**
   * @param again starts another duel
   */
  DuelResultPane(DuelViewModel viewModel, ImageSelectionListener open, Runnable again) {
    super(12);
    this.viewModel = viewModel;
    getStyleClass().add("errors-page");
    headline.setId("duel-headline");
    headline.getStyleClass().add("figure");
    table.setHgap(24);
    table.setVgap(6);
    Label meaning = new Label(Messages.text("errors.duel.meaning"));
    meaning.setWrapText(true);
    meaning.setMinHeight(Region.USE_PREF_SIZE);
    meaning.getStyleClass().addAll("text-small", "text-muted");
    Button restart = new Button(Messages.text("errors.duel.again"));
    restart.setId("duel-again");
    restart.getStyleClass().add("accent");
    restart.setOnAction(event -> again.run());
    Button show = new Button(Messages.text("errors.duel.show"));
    show.setId("duel-show");
    show.setOnAction(
        event ->
            viewModel
                .duel()
                .ifPresent(
                    duel ->
                        open.selected(
                            Messages.text("errors.duel.differences"),
                            duel.differences().stream()
                                .mapToInt(Duel.Difference::index)
                                .toArray())));
    chosen.setId("duel-chosen");
    chosen.setWrapText(true);
    chosen.setMinHeight(Region.USE_PREF_SIZE);
    chosen.managedProperty().bind(chosen.textProperty().isNotEmpty());
    differences.setId("duel-differences");
    where.getStyleClass().add("gauge-title");
    ScrollPane scroll = new ScrollPane(differences);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren()
        .addAll(headline, chosen, table, meaning, new HBox(8, restart, show), where, scroll);
  }

  void refresh() {
    if (viewModel.duel().isEmpty()) {
      return;
    }
    Duel duel = viewModel.duel().get();
    Duel.Score all = duel.score();
    int you = all.you().correct();
    int network = all.model().correct();
    headline.setText(
        Messages.text(
            you > network
                ? "errors.duel.won"
                : you < network ? "errors.duel.lost" : "errors.duel.drawn"));
    chosen.setText(chosenWords(viewModel.opened()));
    table.getChildren().clear();
    table.addRow(
        0,
        new Label(""),
        muted(Messages.text("errors.duel.you")),
        muted(ModelTitles.plain(viewModel.opened().model())));
    row(1, "fair", duel.fairScore());
    row(2, "hard", duel.hardScore());
    row(3, "all", all);
    List<Duel.Difference> found = duel.differences();
    where.setText(Messages.text("errors.duel.where", found.size()));
    differences.getChildren().setAll(found.stream().map(this::cell).toList());
  }

  /** Whatever the score, the test images must not have chosen the model. */
  private static String chosenWords(OpenEvaluation opened) {
    return ChosenByTest.is(
            opened.model().manifest(), opened.dataset().name(), opened.evaluation().split())
        ? Messages.text("errors.compare.chosen", ModelTitles.plain(opened.model()))
        : "";
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("text-muted");
    return label;
  }

  private void row(int row, String name, Duel.Score score) {
    Label you = new Label(rate(score.you()));
    you.setId("duel-you-" + name);
    Label network = new Label(rate(score.model()));
    network.setId("duel-model-" + name);
    table.addRow(row, new Label(Messages.text("errors.duel." + name)), you, network);
  }

  private static String rate(BinomialCount correct) {
    return correct.count() == 0
        ? "–"
        : Messages.text(
            "errors.duel.rate",
            correct.count() - correct.correct(),
            correct.count(),
            100 * (1 - correct.accuracy()),
            100 * (1 - correct.high()),
            100 * (1 - correct.low()));
  }

  private VBox cell(Duel.Difference difference) {
    List<String> names = viewModel.opened().evaluation().data().classNames();
    ImageView view =
        new ImageView(
            GrayImages.toImage(
                viewModel.opened().evaluation().data().image(difference.index()),
                Color.BLACK,
                Color.WHITE));
    view.setFitWidth(70);
    view.setFitHeight(70);
    view.setSmooth(false);
    String answer =
        difference.answer() == Duel.NONE
            ? Messages.text("errors.duel.late")
            : names.get(difference.answer());
    Label words =
        new Label(
            Messages.text(
                "errors.duel.difference",
                names.get(difference.label()),
                answer,
                names.get(difference.predicted())));
    words.getStyleClass().add("text-small");
    return new VBox(3, view, words);
  }
}
