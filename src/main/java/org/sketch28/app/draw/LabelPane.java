package org.sketch28.app.draw;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ProbabilityBars;
import org.sketch28.data.Domain;
import org.sketch28.data.drawings.SavedDrawing;

/** Explains how to save a drawing with its label, and shows which one was saved last. */
final class LabelPane extends VBox {

  private final Label hint = new Label();
  private final Label last = new Label();
  private final HBox done;
  private final Label asked = new Label();
  private final VBox question;
  private Domain domain = Domain.DIGITS;

  LabelPane(DrawingLabeller labeller) {
    setId("keep");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    hint.getStyleClass().addAll("text-small", "text-muted");
    last.setId("kept");
    Hyperlink undo = new Hyperlink(Messages.text("keep.undo"));
    undo.setId("keep-undo");
    undo.setOnAction(event -> labeller.undo());
    done = new HBox(4, last, undo);
    done.setAlignment(Pos.CENTER_LEFT);
    done.setMinHeight(30);
    getChildren().addAll(done, hint);
    asked.setId("label-question");
    asked.setWrapText(true);
    asked.setMinHeight(USE_PREF_SIZE);
    Hyperlink yes = new Hyperlink();
    yes.setId("label-confirm");
    yes.setWrapText(true);
    yes.setMinHeight(USE_PREF_SIZE);
    question = new VBox(asked, yes);
    question.setId("label-asking");
    question.managedProperty().bind(question.visibleProperty());
    question.setVisible(false);
    getChildren().add(1, question);
    labeller.questionProperty().addListener((p, o, next) -> ask(labeller, next, yes));
    show(Optional.empty());
    labeller.savedProperty().addListener((p, o, drawing) -> show(drawing));
  }

  /** Sets what is drawn. */
  void setDomain(Domain newDomain) {
    domain = newDomain;
    hint.setText(Messages.text("keep.hint." + domain));
  }

  private void ask(
      DrawingLabeller labeller, Optional<DrawingLabeller.Question> next, Hyperlink yes) {
    question.setVisible(next.isPresent());
    hint.setVisible(next.isEmpty());
    hint.setManaged(next.isEmpty());
    next.ifPresent(
        asking -> {
          List<String> names = domain.classNames();
          String label = names.get(asking.label());
          asked.setText(
              Messages.text(
                  "label.question",
                  ProbabilityBars.asPercent(asking.confidence()),
                  names.get(asking.predicted())));
          yes.setText(Messages.text("label.confirm", label));
          yes.setOnAction(event -> labeller.label(asking.label()));
        });
  }

  private void show(Optional<SavedDrawing> saved) {
    // Its space remains, so that nothing below jumps.
    done.setVisible(saved.isPresent());
    last.setText(saved.map(drawing -> Messages.text("keep.kept", drawing.label())).orElse(""));
  }
}
