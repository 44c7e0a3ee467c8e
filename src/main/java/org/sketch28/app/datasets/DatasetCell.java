package org.sketch28.app.datasets;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

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
    status.setText(DatasetStatus.text(item));
    setAccessibleText(title.getText() + ", " + status.getText());
    setGraphic(box);
  }
}
