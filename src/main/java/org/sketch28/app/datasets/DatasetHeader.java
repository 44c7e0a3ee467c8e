package org.sketch28.app.datasets;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.sketch28.app.base.Messages;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.DatasetInfo;

/** The title of the selected dataset, and the actions on it. */
final class DatasetHeader extends VBox {

  /** Below this width some buttons show only their icons. */
  private static final double NARROW = 780;

  private final DatasetsViewModel viewModel;
  private final Label title = new Label();
  private final Label facts = new Label();
  private final Button train = button("train", Material2MZ.SCHOOL, this::train);
  private final Button errors = button("errors", Material2AL.BUG_REPORT, this::findErrors);
  private final Button download = button("download", Material2AL.CLOUD_DOWNLOAD, this::download);
  private final Button importing = button("import", Material2AL.ADD, this::askWhatToImport);
  private final Button export = button("export", Material2MZ.SAVE_ALT, this::askWhereTo);
  private final Button remove =
      button("remove", Material2AL.DELETE_FOREVER, this::askWhetherToRemove);
  private final HBox parts = new HBox();
  private final Map<Split, ToggleButton> splits = new EnumMap<>(Split.class);
  private final DatasetsActions actions;

  DatasetHeader(DatasetsViewModel viewModel, DatasetsActions actions, ThumbnailSize size) {
    super(6);
    this.viewModel = viewModel;
    this.actions = actions;
    title.setId("dataset-title");
    title.getStyleClass().add("title-3");
    title.setMinWidth(USE_PREF_SIZE);
    facts.setId("dataset-facts");
    facts.getStyleClass().addAll("text-small", "text-muted");
    facts.setMaxWidth(Double.MAX_VALUE);
    facts.setWrapText(true);
    facts.setMinHeight(USE_PREF_SIZE);
    facts.managedProperty().bind(facts.visibleProperty());
    HBox.setHgrow(facts, Priority.ALWAYS);
    HBox top = new HBox(10, title, facts, size);
    top.getStyleClass().add("dataset-top");
    addParts();
    viewModel.splitProperty().addListener((p, o, part) -> splits.get(part).setSelected(true));
    FlowPane row = new FlowPane(8, 8, parts, train, errors, download, importing, export, remove);
    getChildren().addAll(top, row);
    for (Button each : List.of(errors, export)) {
      each.disableProperty().bind(Bindings.isNull(viewModel.shownProperty()));
    }
    train
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> viewModel.shownProperty().get() == null || !canTrain(),
                viewModel.shownProperty(),
                viewModel.selectedProperty()));
    for (Button each : List.of(importing, export, remove)) {
      each.contentDisplayProperty()
          .bind(
              Bindings.when(widthProperty().lessThan(NARROW))
                  .then(ContentDisplay.GRAPHIC_ONLY)
                  .otherwise(ContentDisplay.LEFT));
    }
    viewModel.selectedProperty().addListener((p, o, item) -> show(item));
  }

  /** In a small window the images need the room, and the list and the classes say most of it. */
  void setNarrow(boolean narrow) {
    facts.setVisible(!narrow);
  }

  private boolean canTrain() {
    DatasetItem item = viewModel.selectedProperty().get();
    return item != null && item.splits().contains(Split.TRAIN);
  }

  private void train() {
    actions.trainOn(viewModel.selectedProperty().get().info().name());
  }

  private void findErrors() {
    DatasetItem item = viewModel.selectedProperty().get();
    // A model is judged by the test part, whichever part is being browsed.
    actions.findErrors(
        item.info().name(), item.splits().contains(Split.TEST) ? Split.TEST : Split.TRAIN);
  }

  private void download() {
    viewModel.jobs().download(viewModel.selectedProperty().get());
  }

  private static Button button(String key, Ikon icon, Runnable run) {
    Button button = new Button(Messages.text("datasets." + key), new FontIcon(icon));
    button.setId("dataset-" + key);
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip(Messages.text("datasets." + key + ".tip")));
    button.setOnAction(event -> run.run());
    return button;
  }

  private void addParts() {
    ToggleGroup group = new ToggleGroup();
    for (Split each : Split.values()) {
      ToggleButton button = new ToggleButton(Messages.text("datasets.split." + each));
      button.setId("split-" + each);
      button.setMinWidth(USE_PREF_SIZE);
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
    String images =
        info.trainingImages() < 0
            ? ""
            : Messages.text("datasets.images", info.trainingImages(), info.testImages());
    facts.setText(
        Messages.text(
            "datasets.facts", images, info.classNames().size(), DatasetStatus.text(item)));
    facts.setTooltip(new Tooltip(facts.getText()));
    splits.forEach((part, button) -> button.setDisable(!item.splits().contains(part)));
    AboutDataset.showIf(download, !item.complete() && info.kind() == DatasetInfo.Kind.PUBLIC);
    AboutDataset.showIf(remove, item.removable());
    for (Button each : List.of(train, errors, export)) {
      AboutDataset.showIf(each, item.available());
    }
    AboutDataset.showIf(parts, item.available() && info.kind() != DatasetInfo.Kind.DRAWN);
  }

  private void askWhatToImport() {
    new ImportDialog(viewModel, null).show(getScene().getWindow());
  }

  private void askWhereTo() {
    new ExportDialog(viewModel).show(getScene().getWindow());
  }

  private void askWhetherToRemove() {
    // Another one may be selected when the question is answered.
    DatasetItem item = viewModel.selectedProperty().get();
    String text = Messages.text("datasets.remove.sure", title.getText());
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION, text, ButtonType.OK, ButtonType.CANCEL);
    alert.setHeaderText(null);
    alert.initOwner(getScene().getWindow());
    alert
        .resultProperty()
        .addListener(
            (p, o, answer) -> {
              if (answer == ButtonType.OK) {
                viewModel.jobs().remove(item);
              }
            });
    alert.show();
  }
}
