package org.sketch28.app.errors.map;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.Palette;
import org.sketch28.app.control.ScatterView;
import org.sketch28.app.errors.evaluation.ImageSelectionListener;
import org.sketch28.app.errors.evaluation.PreviewPopup;
import org.sketch28.evaluate.Evaluation;

/** All images as points of a plane, near each other where the model finds them similar. */
public final class MapPane extends BorderPane {

  private static final Color FAINT = Color.web("#8b949e");
  private static final double PREVIEW = 112;

  private final MapViewModel viewModel;
  private final ScatterView scatter = new ScatterView();
  private final ToggleButton byClass = new ToggleButton(Messages.text("errors.map.class"));
  private final PreviewPopup preview = new PreviewPopup("map-preview", PREVIEW);
  private final FlowPane legend = new FlowPane(8, 4);
  private final Label kind = new Label();

  public MapPane(MapViewModel viewModel, ImageSelectionListener open) {
    this.viewModel = viewModel;
    scatter.setId("map");
    scatter.setOnChosen(inside -> open.selected(Messages.text("errors.map.chosen"), inside));
    scatter.setOnHovered(this::describe);
    scatter.setAccessibleText(Messages.text("errors.tab.map"));
    kind.setId("map-kind");
    kind.getStyleClass().add("text-muted");
    Label help = new Label(Messages.text("errors.map.help"));
    help.setWrapText(true);
    help.setMinHeight(Region.USE_PREF_SIZE);
    help.getStyleClass().addAll("text-small", "text-muted");
    VBox side = new VBox(10, legend, help);
    side.getStyleClass().add("image-detail");
    setRight(side);
    HBox bar =
        new HBox(
            8,
            colours(),
            button("pca", viewModel::showPca),
            button("tsne", viewModel::showTsne),
            button("all", scatter::fit),
            kind);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("errors-center");
    setTop(bar);
    setCenter(scatter);
    viewModel.placedProperty().addListener((p, o, n) -> refresh());
    refresh();
  }

  private HBox colours() {
    ToggleGroup group = new ToggleGroup();
    ToggleButton byRight = new ToggleButton(Messages.text("errors.map.right"));
    byClass.setId("map-class");
    byRight.setId("map-right");
    byClass.setSelected(true);
    for (ToggleButton button : List.of(byClass, byRight)) {
      button.setToggleGroup(group);
      button.getStyleClass().addAll("small", button == byClass ? "left-pill" : "right-pill");
      button.setOnAction(
          event -> {
            group.selectToggle(button);
            refresh();
          });
    }
    return new HBox(byClass, byRight);
  }

  private static Button button(String name, Runnable action) {
    Button button = new Button(Messages.text("errors.map." + name));
    button.setId("map-" + name);
    button.getStyleClass().add("small");
    button.setTooltip(new Tooltip(Messages.text("errors.map." + name + ".tip")));
    button.setOnAction(event -> action.run());
    return button;
  }

  private void refresh() {
    MapViewModel.Placed placed = viewModel.placedProperty().get();
    legend.getChildren().clear();
    if (placed == null) {
      kind.setText("");
      scatter.show(new float[0], List.of(), new boolean[0]);
      return;
    }
    kind.setText(Messages.text("errors.map.kind." + placed.kind()));
    Evaluation evaluation = placed.opened().evaluation();
    boolean classes = byClass.isSelected();
    List<Color> colors = new ArrayList<>(evaluation.size());
    boolean[] wrong = new boolean[evaluation.size()];
    for (int i = 0; i < evaluation.size(); i++) {
      wrong[i] = evaluation.wrong(i);
      colors.add(color(evaluation, i, classes));
    }
    scatter.show(placed.places(), colors, wrong);
    if (classes) {
      for (int c = 0; c < evaluation.classes(); c++) {
        legend.getChildren().add(key(Palette.ofClass(c), evaluation.data().classNames().get(c)));
      }
    } else {
      legend
          .getChildren()
          .addAll(
              key(Palette.RIGHT, Messages.text("errors.map.isRight")),
              key(Palette.WRONG, Messages.text("errors.map.isWrong")));
    }
  }

  private static Color color(Evaluation evaluation, int index, boolean classes) {
    if (!evaluation.counts(index)) {
      return FAINT;
    }
    if (classes) {
      return Palette.ofClass(evaluation.label(index));
    }
    return evaluation.wrong(index) ? Palette.WRONG : Palette.RIGHT;
  }

  private static HBox key(Color color, String name) {
    HBox box = new HBox(4, new Rectangle(11, 11, color), new Label(name));
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  /** Shows the image of a point beside it; −1 for none. */
  private void describe(int index) {
    MapViewModel.Placed placed = viewModel.placedProperty().get();
    if (index < 0 || placed == null || scatter.getScene() == null) {
      preview.hide();
      return;
    }
    preview.fill(placed.opened().describe(index), placed.opened().evaluation(), index);
    Point2D place = scatter.localToScreen(scatter.place(index));
    preview.show(scatter, place.getX(), place.getY());
  }
}
