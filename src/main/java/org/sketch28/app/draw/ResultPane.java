package org.sketch28.app.draw;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ProbabilityBars;
import org.sketch28.data.Domain;
import org.sketch28.model.Prediction;

/** The prediction: its class in large type, a sentence, and a bar for each class. */
final class ResultPane extends VBox {

  private final Label winner = new Label();
  private final Label sentence = new Label();
  private final Label votes = new Label();
  private final ProbabilityBars bars = new ProbabilityBars();
  private final Label caption = new Label();
  private final NumberPane number;
  private final LabelPane label;
  private List<String> classes = List.of();

  /**
   * @param labeller saves the drawing as the class whose name is clicked
   * @param partSelected receives the index of the digit of a number that the user selects
   * @param changes shows what would make the drawing another class
   */
  ResultPane(DrawingLabeller labeller, IntConsumer partSelected, ChangeViewModel changes) {
    this.number = new NumberPane(partSelected);
    setId("result");
    getStyleClass().add("result-pane");
    winner.setId("winner");
    winner.getStyleClass().add("winner");
    sentence.setId("sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    votes.setId("votes");
    votes.setWrapText(true);
    votes.setMinHeight(USE_PREF_SIZE);
    votes.getStyleClass().addAll("text-small", "text-muted");
    votes.managedProperty().bind(votes.textProperty().isNotEmpty());
    bars.setId("bars");
    bars.setOnChosen(
        label -> {
          changes.close();
          labeller.label(label);
        });
    bars.setOnAsked(changes::ask, this::changeTip);
    caption.setId("bars-caption");
    caption.getStyleClass().addAll("text-small", "text-muted");
    caption.setVisible(false);
    caption.managedProperty().bind(caption.visibleProperty());
    label = new LabelPane(labeller);
    getChildren().addAll(winner, sentence, votes, number, caption, bars, label);
  }

  private String changeTip(int index) {
    return index < 10 && Domain.ofClasses(classes).isPresent()
        ? Messages.text("change.tip", classes.get(index), index)
        : "";
  }

  void loading() {
    winner.setText("…");
    sentence.setText(Messages.text("result.loading"));
  }

  void noModel() {
    sentence.setText(Messages.text("result.noModel"));
  }

  /**
   * Shows a result.
   *
   * @param part index of the selected digit of a number
   */
  void show(RecognitionResult result, int part) {
    classes = result.classNames();
    bars.setTips(i -> i < 10 ? Messages.text("keep.tip", classes.get(i), String.valueOf(i)) : "");
    bars.setClasses(classes);
    caption.setText(Messages.text("result.caption." + kind(classes)));
    number.show(result, part);
    if (result.isNumber()) {
      Prediction digit = result.parts().get(part).prediction();
      votes.setText(VoteWords.of(digit, classes));
      caption.setVisible(false);
      bars.show(digit.probabilities(), digit.best(), digit.known());
      winner.setText(result.winner().orElse(""));
      double least =
          result.parts().stream().mapToDouble(p -> p.prediction().confidence()).min().orElse(0);
      sentence.setText(
          Messages.text("result.number", result.parts().size(), ProbabilityBars.asPercent(least)));
      return;
    }
    result
        .prediction()
        .ifPresentOrElse(prediction -> show(prediction, result.classNames()), this::showNothing);
  }

  /** Sets what is drawn. */
  void setDomain(Domain domain) {
    label.setDomain(domain);
  }

  private void showNothing() {
    winner.setText(" ");
    votes.setText("");
    sentence.setText(Messages.text("result.nothing"));
    bars.clear();
    caption.setVisible(false);
  }

  private static String kind(List<String> classes) {
    return Domain.ofClasses(classes).map(Domain::name).orElse("OTHER");
  }

  private void show(Prediction prediction, List<String> names) {
    bars.show(prediction.probabilities(), prediction.best(), prediction.known());
    votes.setText(VoteWords.of(prediction, names));
    caption.setVisible(!prediction.known());
    if (prediction.known()) {
      winner.setText(names.get(prediction.best()));
      sentence.setText(
          Messages.text("result.sure", ProbabilityBars.asPercent(prediction.confidence())));
    } else {
      winner.setText(Messages.text("result.notSure"));
      String guesses =
          prediction.ranking().stream().limit(3).map(names::get).collect(Collectors.joining(", "));
      sentence.setText(Messages.text("result.guesses", guesses));
    }
  }
}
