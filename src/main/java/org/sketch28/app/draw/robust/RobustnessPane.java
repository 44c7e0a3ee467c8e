package org.sketch28.app.draw.robust;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.PredictionSteps;
import org.sketch28.app.control.ProbabilityBars;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Prediction;
import org.sketch28.model.robust.Disturbance;
import org.sketch28.model.robust.Disturber;
import org.sketch28.model.robust.Sweep;

/** Lets the user change the drawing's image until the model misreads it. */
public final class RobustnessPane extends BorderPane {

  private final RobustnessViewModel viewModel;
  private final Button flip = new Button(Messages.text("robust.flip"));
  private final PredictionSteps steps;

  public RobustnessPane(RobustnessViewModel viewModel) {
    this.viewModel = viewModel;
    flip.setId("robust-flip");
    flip.setMinWidth(Region.USE_PREF_SIZE);
    flip.setOnAction(event -> viewModel.showFlip());
    steps = new PredictionSteps("robust", Disturber.STEPS, viewModel.stepProperty(), flip);
    steps.describe(Messages.text("robust.image"), Messages.text("robust.strength"));
    steps
        .image()
        .setOnMousePressed(
            event ->
                viewModel.moveHole(
                    event.getX() / steps.image().getWidth() * ImageDataset.SIDE,
                    event.getY() / steps.image().getHeight() * ImageDataset.SIDE));
    setId("robustness");
    setPadding(new Insets(4, 12, 8, 12));
    setTop(kinds());
    setCenter(steps);
    viewModel.stateProperty().subscribe(this::show);
    viewModel.stepProperty().subscribe(step -> showStep());
    viewModel
        .kindProperty()
        .subscribe(kind -> steps.setAbout(Messages.text("robust.about." + kind)));
    visibleProperty().bind(viewModel.shownProperty());
    managedProperty().bind(visibleProperty());
  }

  private HBox kinds() {
    FlowPane buttons = new FlowPane(6, 6);
    ToggleGroup group = new ToggleGroup();
    for (Disturbance kind : Disturbance.values()) {
      ToggleButton button = new ToggleButton(Messages.text("robust." + kind));
      button.setId("robust-" + kind.name().toLowerCase(Locale.ROOT));
      button.setToggleGroup(group);
      button.setSelected(kind == viewModel.kindProperty().get());
      button.setUserData(kind);
      buttons.getChildren().add(button);
    }
    group
        .selectedToggleProperty()
        .addListener(
            (p, before, toggle) -> {
              if (toggle == null) {
                group.selectToggle(before);
              } else {
                viewModel.kindProperty().set((Disturbance) toggle.getUserData());
              }
            });
    HBox.setHgrow(buttons, Priority.ALWAYS);
    Button close = new Button(Messages.text("robust.close"));
    close.setId("robust-close");
    close.setMinWidth(Region.USE_PREF_SIZE);
    close.setOnAction(event -> viewModel.shownProperty().set(false));
    HBox top = new HBox(10, buttons, close);
    top.setAlignment(Pos.TOP_LEFT);
    return top;
  }

  private void show(RobustnessViewModel.State state) {
    Optional<Sweep> sweep = state.sweep();
    steps.show(
        sweep
            .map(found -> found.steps().stream().map(Sweep.Step::prediction).toList())
            .orElse(List.of()),
        state.classNames(),
        sweep.map(found -> strength(found, 0)).orElse(""),
        sweep.map(found -> strength(found, Disturber.STEPS)).orElse(""),
        sweep.map(found -> summary(found, state)).orElse(""));
    flip.setVisible(sweep.filter(found -> found.flip().isPresent()).isPresent());
    showStep();
  }

  private void showStep() {
    RobustnessViewModel.State state = viewModel.stateProperty().get();
    if (state.sweep().isEmpty()) {
      steps.setWords(
          Messages.text(
              switch (state.phase()) {
                case BLANK -> "robust.blank";
                case SEARCHING -> "robust.searching";
                default -> "robust.impossible";
              }));
      return;
    }
    Sweep sweep = state.sweep().get();
    int at = viewModel.stepProperty().get();
    Sweep.Step step = sweep.steps().get(at);
    steps.showStep(step.image(), sweep.flip());
    Prediction prediction = step.prediction();
    steps.setWords(
        Messages.text(
            prediction.known() ? "robust.words" : "robust.words.unknown",
            strength(sweep, at),
            state.classNames().get(prediction.best()),
            ProbabilityBars.asPercent(prediction.confidence()),
            summary(sweep, state)));
  }

  private static String summary(Sweep sweep, RobustnessViewModel.State state) {
    String original = state.classNames().get(sweep.original());
    return sweep.flip().isPresent()
        ? Messages.text("robust.summary", original, strength(sweep, sweep.flip().getAsInt() - 1))
        : Messages.text("robust.summary.all", original);
  }

  /** Such as "ε = 0.1", or "45 degrees". */
  private static String strength(Sweep sweep, int step) {
    return Messages.text("robust.strength." + sweep.kind(), sweep.steps().get(step).strength());
  }

  /** Sets the colours of writing and of the grid in the diagram. */
  public void setColors(Color text, Color grid) {
    steps.setColors(text, grid);
  }
}
