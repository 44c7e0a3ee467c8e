package org.sketch28.app.draw;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.PersonalFineTuning;

/** How many corrections there are, and the buttons to learn from them and to forget that again. */
public final class LearnPane extends VBox {

  private final DrawViewModel drawing;
  private final FineTuningViewModel fineTuning;
  private final Consumer<ModelStore.Entry> use;
  private final Label count = new Label();
  private final Button learn = new Button(Messages.text("learn.now"));
  private final Hyperlink forget = new Hyperlink(Messages.text("learn.forget"));

  /**
   * @param drawing knows the model in use
   * @param use receives the model to use instead
   */
  public LearnPane(
      DrawViewModel drawing, FineTuningViewModel fineTuning, Consumer<ModelStore.Entry> use) {
    this.drawing = drawing;
    this.fineTuning = fineTuning;
    this.use = use;
    setId("learn-pane");
    count.setId("learn-count");
    count.setWrapText(true);
    count.getStyleClass().addAll("text-small", "text-muted");
    learn.setId("learn-now");
    learn.getStyleClass().add("small");
    learn.setMinWidth(USE_PREF_SIZE);
    learn.setOnAction(event -> drawing.modelProperty().get().ifPresent(fineTuning::fineTune));
    forget.setId("learn-forget");
    forget.setOnAction(event -> drawing.modelProperty().get().ifPresent(this::forget));
    forget.managedProperty().bind(forget.visibleProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row = new HBox(6, count, gap, learn);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(row, forget);
    fineTuning.corrections().currentProperty().addListener((p, o, n) -> refresh());
    fineTuning.jobs().runningProperty().addListener((p, o, n) -> refresh());
    drawing.modelProperty().addListener((p, o, n) -> refresh());
    refresh();
  }

  private void refresh() {
    int corrections = fineTuning.corrections().currentProperty().get();
    Optional<ModelStore.Entry> model = drawing.modelProperty().get();
    boolean running = fineTuning.jobs().runningProperty().get();
    count.setText(Messages.text("learn.count", corrections));
    boolean possible = model.filter(of -> PersonalFineTuning.isPossible(of.manifest())).isPresent();
    learn.setDisable(running || !fineTuning.corrections().isLearnable() || !possible);
    forget.setVisible(model.map(FineTuningViewModel::isFineTuned).orElse(false));
    forget.setDisable(running);
  }

  private void forget(ModelStore.Entry model) {
    Alert alert =
        new Alert(
            Alert.AlertType.CONFIRMATION,
            Messages.text("learn.forget.question"),
            ButtonType.OK,
            ButtonType.CANCEL);
    alert.setHeaderText(null);
    alert.initOwner(getScene().getWindow());
    alert.getDialogPane().setId("learn-forget-question");
    alert.getDialogPane().lookupButton(ButtonType.OK).setId("learn-forget-ok");
    alert
        .showAndWait()
        .filter(ButtonType.OK::equals)
        .ifPresent(yes -> fineTuning.forget(model, use));
  }
}
