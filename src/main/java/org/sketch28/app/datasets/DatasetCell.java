package org.sketch28.app.datasets;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;
import org.sketch28.data.catalog.DatasetInfo;

/** A dataset in the list: its title, and where its images are. */
final class DatasetCell extends ListCell<DatasetItem> {

  private final Label title = new Label();
  private final Label status = new Label();
  private final VBox box = new VBox(title, status);

  DatasetCell() {
    // Long titles are cut rather than scrolled to.
    setPrefWidth(0);
    status.getStyleClass().addAll("text-small", "text-muted");
  }

  @Override
  protected void updateItem(DatasetItem item, boolean empty) {
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

  /** Where the images are, in one line. */
  static String status(DatasetItem item) {
    if (!item.available() && item.info().kind() == DatasetInfo.Kind.DERIVED) {
      return Messages.text("datasets.status.missing");
    }
    if (!item.available()) {
      return item.downloadBytes() > 0
          ? Messages.text("datasets.status.remote", Sizes.inWords(item.downloadBytes()))
          : Messages.text("datasets.status.remoteUnknown");
    }
    if (!item.complete() && item.info().kind() == DatasetInfo.Kind.DERIVED) {
      return Messages.text("datasets.status.partMissing");
    }
    if (!item.complete()) {
      return Messages.text("datasets.status.testPart", Sizes.inWords(item.downloadBytes()));
    }
    return switch (item.info().kind()) {
      case SYNTHETIC, DERIVED -> Messages.text("datasets.status.generated");
      case DRAWN -> Messages.text("datasets.status.drawn");
      case PUBLIC, IMPORTED ->
          Messages.text("datasets.status.here", Sizes.inWords(item.bytesOnDisk()));
    };
  }
}
