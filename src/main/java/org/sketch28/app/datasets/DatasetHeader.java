package org.sketch28.app.datasets;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.sketch28.app.base.Messages;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.DatasetInfo;

/** Facts about the selected dataset, and the actions on it. */
final class DatasetHeader extends VBox {

  private final DatasetsViewModel viewModel;
  private final Label title = new Label();
  private final Label description = new Label();
  private final Label facts = new Label();
  private final Button download = button("download", Material2AL.CLOUD_DOWNLOAD, this::download);
  private final Button importing = button("import", Material2AL.ADD, this::askWhatToImport);
  private final Button export = button("export", Material2MZ.SAVE_ALT, this::askWhereTo);
  private final Button remove =
      button("remove", Material2AL.DELETE_FOREVER, this::askWhetherToRemove);
  private final HBox parts = new HBox();
  private final Map<Split, ToggleButton> splits = new EnumMap<>(Split.class);

  DatasetHeader(DatasetsViewModel viewModel) {
    super(4);
    this.viewModel = viewModel;
    title.setId("dataset-title");
    title.getStyleClass().add("title-3");
    description.setId("dataset-description");
    facts.setId("dataset-facts");
    facts.getStyleClass().addAll("text-small", "text-muted");
    for (Label text : new Label[] {description, facts}) {
      text.setWrapText(true);
      text.setMinHeight(Region.USE_PREF_SIZE);
    }
    addParts();
    viewModel.splitProperty().addListener((p, o, part) -> splits.get(part).setSelected(true));
    FlowPane actions = new FlowPane(8, 8, parts, download, importing, export, remove);
    getChildren().addAll(title, description, facts, actions);
    export.disableProperty().bind(Bindings.isNull(viewModel.shownProperty()));
    viewModel.selectedProperty().addListener((p, o, item) -> show(item));
  }

  private void download() {
    viewModel.jobs().download(viewModel.selectedProperty().get());
  }

  private static Button button(String key, Ikon icon, Runnable run) {
    Button button = new Button(Messages.text("datasets." + key), new FontIcon(icon));
    button.setId("dataset-" + key);
    button.setTooltip(new Tooltip(Messages.text("datasets." + key + ".tip")));
    button.setOnAction(event -> run.run());
    return button;
  }

  private void addParts() {
    ToggleGroup group = new ToggleGroup();
    for (Split each : Split.values()) {
      ToggleButton button = new ToggleButton(Messages.text("datasets.split." + each));
      button.setId("split-" + each);
      button.setToggleGroup(group);
      splits.put(each, button);
      button.getStyleClass().add(each == Split.TRAIN ? "left-pill" : "right-pill");
      button.setSelected(each == viewModel.splitProperty().get());
      button.setOnAction(
          event -> {
            group.selectToggle(button);
            viewModel.splitProperty().set(each);
          });
      parts.getChildren().add(button);
    }
  }

  private void show(DatasetItem item) {
    if (item == null) {
      return;
    }
    DatasetInfo info = item.info();
    title.setText(info.title());
    description.setText(info.description());
    String images =
        info.trainingImages() < 0
            ? ""
            : Messages.text("datasets.images", info.trainingImages(), info.testImages());
    facts.setText(
        Messages.text(
            "datasets.facts",
            images,
            info.classNames().size(),
            DatasetCell.status(item),
            info.licence(),
            info.source()));
    splits.forEach((part, button) -> button.setDisable(!item.splits().contains(part)));
    showIf(download, !item.complete());
    showIf(remove, item.removable());
    showIf(export, item.available());
    showIf(parts, item.available() && info.kind() != DatasetInfo.Kind.DRAWN);
  }

  private static void showIf(Region node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private void askWhatToImport() {
    new ImportDialog(viewModel, null).show(getScene().getWindow());
  }

  private void askWhereTo() {
    new ExportDialog(viewModel).show(getScene().getWindow());
  }

  private void askWhetherToRemove() {
    String text = Messages.text("datasets.remove.sure", title.getText());
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION, text, ButtonType.OK, ButtonType.CANCEL);
    alert.setHeaderText(null);
    alert.initOwner(getScene().getWindow());
    alert
        .resultProperty()
        .addListener(
            (p, o, answer) -> {
              if (answer == ButtonType.OK) {
                viewModel.jobs().remove(viewModel.selectedProperty().get());
              }
            });
    alert.show();
  }
}
