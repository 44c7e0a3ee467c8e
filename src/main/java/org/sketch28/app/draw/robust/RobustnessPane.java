package org.sketch28.app.draw.robust;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.Palette;
import org.sketch28.app.control.PixelGridView;
import org.sketch28.app.control.ProbabilityBars;
import org.sketch28.app.control.ShareCurves;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Prediction;
import org.sketch28.model.robust.Disturbance;
import org.sketch28.model.robust.Disturber;
import org.sketch28.model.robust.Sweep;

/** Lets the user change the drawing's image until the model misreads it. */
public final class RobustnessPane extends BorderPane {

  private static final double IMAGE = 132;

  /** Classes that never reach this share have no curve. */
  private static final float LEAST = 0.1f;

  private final RobustnessViewModel viewModel;
  private final PixelGridView image = new PixelGridView();
  private final Label words = new Label();
  private final Label about = new Label();
  private final Slider slider = new Slider(0, Disturber.STEPS, 0);
  private final Button flip = new Button(Messages.text("robust.flip"));
  private final ShareCurves curves;

  public RobustnessPane(RobustnessViewModel viewModel) {
    this.viewModel = viewModel;
    this.curves = new ShareCurves(viewModel.stepProperty()::set);
    setId("robustness");
    setPadding(new Insets(4, 12, 8, 12));
    setTop(kinds());
    setLeft(picture());
    setCenter(right());
    viewModel.stateProperty().subscribe(this::show);
    viewModel.stepProperty().subscribe(step -> showStep());
    viewModel.kindProperty().subscribe(this::describe);
    visibleProperty().bind(viewModel.shownProperty());
    managedProperty().bind(visibleProperty());
  }

  private HBox kinds() {
    FlowPane buttons = new FlowPane(6, 6);
    ToggleGroup group = new ToggleGroup();
    for (Disturbance kind : Disturbance.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      ToggleButton button = new ToggleButton(Messages.text("robust." + kind));
      button.setId("robust-" + name);
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

  private VBox picture() {
    image.setId("robust-image");
    image.setAccessibleText(Messages.text("robust.image"));
    image.setPrefSize(IMAGE, IMAGE);
    image.setMinSize(IMAGE, IMAGE);
    image.setMaxSize(IMAGE, IMAGE);
    image.setOnMousePressed(
        event ->
            viewModel.moveHole(
                event.getX() / image.getWidth() * ImageDataset.SIDE,
                event.getY() / image.getHeight() * ImageDataset.SIDE));
    slider.setId("robust-strength");
    slider.setAccessibleText(Messages.text("robust.strength"));
    slider.setBlockIncrement(1);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.valueProperty().bindBidirectional(viewModel.stepProperty());
    VBox box = new VBox(8, image, slider);
    BorderPane.setMargin(box, new Insets(8, 12, 0, 0));
    return box;
  }

  private VBox right() {
    words.setId("robust-words");
    about.setId("robust-about");
    for (Label label : List.of(words, about)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    about.getStyleClass().addAll("text-small", "text-muted");
    flip.setId("robust-flip");
    flip.setMinWidth(Region.USE_PREF_SIZE);
    flip.setOnAction(event -> viewModel.showFlip());
    curves.setId("robust-curves");
    VBox.setVgrow(curves, Priority.ALWAYS);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox line = new HBox(10, words, flip);
    line.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(4, line, curves, about);
    BorderPane.setMargin(box, new Insets(8, 0, 0, 0));
    return box;
  }

  private void describe(Disturbance kind) {
    about.setText(Messages.text("robust.about." + kind));
  }

  private void show(RobustnessViewModel.State state) {
    curves.show(
        state.sweep().map(sweep -> lines(sweep, state.classNames())).orElse(List.of()),
        state.sweep().map(sweep -> strength(sweep, 0)).orElse(""),
        state.sweep().map(sweep -> strength(sweep, Disturber.STEPS)).orElse(""));
    curves.setAccessibleText(state.sweep().map(sweep -> summary(sweep, state)).orElse(""));
    flip.setVisible(state.sweep().filter(sweep -> sweep.flip().isPresent()).isPresent());
    slider.setDisable(state.sweep().isEmpty());
    showStep();
  }

  private static List<ShareCurves.Line> lines(Sweep sweep, List<String> classNames) {
    List<ShareCurves.Line> lines = new ArrayList<>();
    for (int c = 0; c < classNames.size(); c++) {
      float[] shares = new float[sweep.steps().size()];
      float most = 0;
      for (int s = 0; s < shares.length; s++) {
        shares[s] = sweep.steps().get(s).prediction().probabilities()[c];
        most = Math.max(most, shares[s]);
      }
      if (most >= LEAST) {
        lines.add(new ShareCurves.Line(classNames.get(c), shares, Palette.ofClass(c)));
      }
    }
    return lines;
  }

  private void showStep() {
    RobustnessViewModel.State state = viewModel.stateProperty().get();
    if (state.sweep().isEmpty()) {
      words.setText(
          Messages.text(
              switch (state.phase()) {
                case BLANK -> "robust.blank";
                case SEARCHING -> "robust.searching";
                default -> "robust.impossible";
              }));
      curves.mark(0, OptionalInt.empty());
      return;
    }
    Sweep sweep = state.sweep().get();
    int at = viewModel.stepProperty().get();
    Sweep.Step step = sweep.steps().get(at);
    image.show(step.image());
    curves.mark(at, sweep.flip());
    Prediction prediction = step.prediction();
    words.setText(
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
    curves.setColors(text, grid);
  }
}
