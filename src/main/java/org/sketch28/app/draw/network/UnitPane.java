package org.sketch28.app.draw.network;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ChannelImages;
import org.sketch28.app.control.GrayImages;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.units.Connection;
import org.sketch28.model.units.Stage;
import org.sketch28.model.units.Unit;

/** The selected unit: its arithmetic, what it responds to most, and what it would like to see. */
final class UnitPane extends ScrollPane {

  private static final double PREFERRED = 84;
  private static final double EXAMPLE = 40;
  private static final int COLUMNS = 5;

  private final VBox content = new VBox(8);
  private final Button power = new Button();

  /**
   * @param toggle switches the selected unit's channel off or on
   */
  UnitPane(Runnable toggle) {
    power.setId("unit-power");
    power.setOnAction(event -> toggle.run());
    power.setMinWidth(Region.USE_PREF_SIZE);
    setId("unit-pane");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setPrefWidth(310);
    setMinWidth(200);
    content.setPadding(new Insets(0, 14, 8, 4));
    setContent(content);
  }

  /** Says how a unit is selected. */
  void showHint() {
    content.getChildren().setAll(words("network.hint"));
  }

  void show(Diagram diagram, UnitDetail detail) {
    Unit unit = detail.unit();
    Stage stage = diagram.stages().get(unit.stage());
    content.getChildren().setAll(heading(diagram, stage, detail));
    if (diagram.canSwitch(unit)) {
      power.setText(Messages.text(diagram.isOff(unit) ? "network.on" : "network.off"));
      content.getChildren().add(power);
    }
    if (diagram.isOff(unit)) {
      content.getChildren().add(words("network.is.off"));
    }
    detail.sum().ifPresent(sum -> content.getChildren().add(new SumView(diagram, sum)));
    if (stage.kind() == Stage.Kind.RECURRENT) {
      content.getChildren().add(words("network.recurrent"));
    }
    if (stage.kind() != Stage.Kind.INPUT) {
      if (!diagram.isOff(unit)) {
        // Both are found with all channels on.
        addPreferred(detail);
        addExamples(detail);
      }
    }
  }

  private static Node heading(Diagram diagram, Stage stage, UnitDetail detail) {
    Unit unit = detail.unit();
    String name = StageWords.channel(diagram, new Connection.Channel(unit.stage(), unit.channel()));
    String place =
        stage.height() * stage.width() == 1
            ? ""
            : Messages.text("network.place", unit.y() + 1, unit.x() + 1);
    Label title =
        new Label(
            Messages.text(
                "network.unit.title",
                StageWords.title(diagram.stages(), unit.stage()),
                name,
                place));
    title.setId("unit-title");
    title.getStyleClass().add("gauge-title");
    wrap(title);
    Label value = new Label(Messages.text("network.value", UnitWords.number(detail.value())));
    value.setId("unit-value");
    wrap(value);
    return new VBox(2, title, value);
  }

  private void addPreferred(UnitDetail detail) {
    if (detail.preferred().isEmpty()) {
      return;
    }
    UnitDetail.Preferred preferred = detail.preferred().get();
    ImageView view =
        new ImageView(
            new ChannelImages(preferred.image(), ImageDataset.SIDE, ImageDataset.SIDE, 0).of(0));
    view.setId("preferred-image");
    view.setSmooth(false);
    view.setFitWidth(PREFERRED);
    view.setFitHeight(PREFERRED);
    String compared =
        detail.examples().isEmpty()
            ? Messages.text(
                "network.preferred",
                UnitWords.number(preferred.activation()),
                UnitWords.number(detail.value()))
            : Messages.text(
                "network.preferred.compared",
                UnitWords.number(preferred.activation()),
                UnitWords.number(detail.examples().get(0).activation()),
                UnitWords.number(detail.value()));
    Label words = new Label(compared);
    words.getStyleClass().add("text-small");
    wrap(words);
    content.getChildren().addAll(title("network.preferred.title"), new HBox(8, view, words));
  }

  private void addExamples(UnitDetail detail) {
    content.getChildren().add(title("network.examples.title"));
    if (detail.examples().isEmpty()) {
      content
          .getChildren()
          .add(words(detail.progress() < 1 ? "network.examples.waiting" : "network.examples.none"));
      return;
    }
    TilePane tiles = new TilePane(4, 4);
    tiles.setId("unit-examples");
    tiles.setPrefColumns(COLUMNS);
    for (UnitDetail.Example example : detail.examples()) {
      ImageView view = new ImageView(GrayImages.toImage(example.image(), Color.BLACK, Color.WHITE));
      view.setSmooth(false);
      view.setFitWidth(EXAMPLE);
      view.setFitHeight(EXAMPLE);
      Label tile = new Label("", view);
      String text =
          Messages.text("network.example", example.label(), UnitWords.number(example.activation()));
      tile.setTooltip(new Tooltip(text));
      tile.setAccessibleText(text);
      tiles.getChildren().add(tile);
    }
    content.getChildren().add(tiles);
    if (detail.progress() < 1) {
      Label progress = new Label(Messages.text("network.examples.progress", detail.progress()));
      progress.getStyleClass().addAll("text-small", "text-muted");
      content.getChildren().add(progress);
    }
  }

  private static Label title(String key) {
    Label title = new Label(Messages.text(key));
    title.getStyleClass().add("gauge-title");
    wrap(title);
    return title;
  }

  private static Label words(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("text-small");
    wrap(label);
    return label;
  }

  private static void wrap(Label label) {
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
  }
}
