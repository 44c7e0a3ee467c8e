package org.sketch28.app.datasets;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;

/** A dataset in the list: its title, and whether it is at hand. */
final class DatasetCell extends ListCell<DatasetsViewModel.Item> {

  private final Label title = new Label();
  private final Label status = new Label();
  private final VBox box = new VBox(title, status);

  DatasetCell() {
    status.getStyleClass().addAll("text-small", "text-muted");
  }

  @Override
  protected void updateItem(DatasetsViewModel.Item item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      return;
    }
    box.setId("dataset-" + item.info().name());
    title.setText(item.info().title());
    status.setText(status(item));
    setAccessibleText(title.getText() + ", " + status.getText());
    setGraphic(box);
  }

  /** One line on where its images are. */
  static String status(DatasetsViewModel.Item item) {
    if (!item.available()) {
      return item.downloadBytes() > 0
          ? Messages.text("datasets.status.remote", Sizes.inWords(item.downloadBytes()))
          : Messages.text("datasets.status.remoteUnknown");
    }
    return switch (item.info().kind()) {
      case MADE -> Messages.text("datasets.status.made");
      case DRAWN -> Messages.text("datasets.status.drawn");
      case PUBLIC, IMPORTED ->
          Messages.text("datasets.status.here", Sizes.inWords(item.bytesOnDisk()));
    };
  }
}
