package org.sketch28.app.draw.morph;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.PredictionSteps;
import org.sketch28.app.control.ProbabilityBars;
import org.sketch28.model.Prediction;
import org.sketch28.model.change.Morph;

/** Turns one drawing into another, and shows what the model predicts on the way. */
public final class MorphPane extends BorderPane {

  private final MorphViewModel viewModel;
  private final Button crossing;
  private final Button open;
  private final PredictionSteps steps;

  public MorphPane(MorphViewModel viewModel) {
    this.viewModel = viewModel;
    crossing = button("morph-crossing", "morph.crossing", viewModel::showCrossing);
    open = button("morph-open", "morph.open", viewModel::openOnCanvas);
    steps = new PredictionSteps("morph", Morph.STEPS, viewModel.stepProperty(), crossing, open);
    steps.describe(Messages.text("morph.image"), Messages.text("morph.step"));
    setId("morph");
    setPadding(new Insets(4, 12, 8, 12));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox top =
        new HBox(
            10,
            new SourceMenu(viewModel, true),
            new SourceMenu(viewModel, false),
            gap,
            button("morph-close", "morph.close", () -> viewModel.shownProperty().set(false)));
    top.setAlignment(Pos.CENTER_LEFT);
    setTop(top);
    setCenter(steps);
    viewModel.stateProperty().subscribe(this::show);
    viewModel.stepProperty().subscribe(step -> showStep());
    visibleProperty().bind(viewModel.shownProperty());
    managedProperty().bind(visibleProperty());
  }

  private static Button button(String id, String text, Runnable action) {
    Button button = new Button(Messages.text(text));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void show(MorphViewModel.State state) {
    Optional<Morph> morph = state.morph();
    List<Prediction> predictions =
        morph
            .map(found -> found.frames().stream().map(Morph.Frame::prediction).toList())
            .orElse(List.of());
    steps.show(
        predictions,
        state.classNames(),
        Messages.text("morph.first"),
        Messages.text("morph.second"),
        morph.map(found -> summary(found, state)).orElse(""));
    steps.setAbout(
        Messages.text(
            morph.filter(found -> !found.lines()).isPresent()
                ? "morph.about.images"
                : "morph.about"));
    crossing.setVisible(morph.filter(found -> found.crossing().isPresent()).isPresent());
    open.setVisible(morph.isPresent());
    showStep();
  }

  private void showStep() {
    MorphViewModel.State state = viewModel.stateProperty().get();
    if (state.morph().isEmpty()) {
      steps.setWords(Messages.text(request(state)));
      return;
    }
    Morph morph = state.morph().get();
    Morph.Frame frame = morph.frames().get(viewModel.stepProperty().get());
    steps.showStep(frame.image(), morph.crossing());
    Prediction prediction = frame.prediction();
    steps.setWords(
        Messages.text(
            prediction.known() ? "morph.words" : "morph.words.unknown",
            100 * viewModel.stepProperty().get() / Morph.STEPS,
            state.classNames().get(prediction.best()),
            ProbabilityBars.asPercent(prediction.confidence()),
            summary(morph, state)));
  }

  /** What has to happen before there is anything to show. */
  private static String request(MorphViewModel.State state) {
    if (state.answered()) {
      return "morph.blank";
    }
    if (state.from().isEmpty()) {
      return "morph.choose";
    }
    return state.to().isEmpty() ? "morph.choose.second" : "morph.waiting";
  }

  private static String summary(Morph morph, MorphViewModel.State state) {
    List<Morph.Frame> frames = morph.frames();
    String first = state.classNames().get(frames.get(0).prediction().best());
    if (morph.crossing().isEmpty()) {
      return Messages.text("morph.summary.none", first);
    }
    int at = morph.crossing().getAsInt();
    return Messages.text(
        "morph.summary",
        first,
        state.classNames().get(frames.get(at).prediction().best()),
        100 * at / Morph.STEPS);
  }

  /** Sets the colours of writing and of the grid in the diagram. */
  public void setColors(Color text, Color grid) {
    steps.setColors(text, grid);
  }
}
