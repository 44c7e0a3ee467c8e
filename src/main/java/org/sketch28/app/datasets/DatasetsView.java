package org.sketch28.app.datasets;

import java.io.File;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.DigitKeys;
import org.sketch28.app.base.JobBar;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ImageGrid;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.drawing.Drawing;

/** The list of datasets, and the images of the selected one. */
public final class DatasetsView extends BorderPane {

  private final DatasetsViewModel viewModel;
  private final ImageGrid grid = new ImageGrid();
  private final Label notice = new Label();
  private final ImageDetail detail;

  /** A drawing for the canvas, and the domain of its dataset. */
  public record Opened(Drawing drawing, Domain domain) {}

  /**
   * @param open receives an image that is to be drawn over
   */
  public DatasetsView(DatasetsViewModel viewModel, Consumer<Opened> open) {
    this.viewModel = viewModel;
    setId("datasets-view");
    detail = new ImageDetail(viewModel, open);
    setLeft(list());
    setCenter(center());
    setRight(detail);
    setBottom(new JobBar(viewModel.jobs().runner()));
    viewModel.shownProperty().addListener((p, o, shown) -> show(shown));
    viewModel.classFilterProperty().addListener((p, o, n) -> show(viewModel.shownProperty().get()));
    grid.selectedProperty()
        .addListener(
            (p, o, index) -> detail.show(viewModel.shownProperty().get(), index.intValue()));
    grid.setOnOpened(index -> detail.open());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    acceptDrops();
    show(null);
  }

  private ListView<DatasetItem> list() {
    ListView<DatasetItem> list = new ListView<>(viewModel.items());
    list.setId("dataset-list");
    list.setAccessibleText(Messages.text("datasets.list"));
    list.setPrefWidth(230);
    list.setMinWidth(150);
    list.setCellFactory(view -> new DatasetCell());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (p, o, item) -> {
              if (item != null) {
                viewModel.selectedProperty().set(item);
              }
            });
    viewModel.selectedProperty().addListener((p, o, item) -> list.getSelectionModel().select(item));
    return list;
  }

  private VBox center() {
    grid.setId("image-grid");
    notice.setId("dataset-notice");
    notice.setWrapText(true);
    notice.textProperty().bind(viewModel.noticeProperty());
    notice.getStyleClass().add("dataset-notice");
    StackPane images = new StackPane(grid, notice);
    VBox.setVgrow(images, Priority.ALWAYS);
    VBox center = new VBox(8, new DatasetHeader(viewModel), new ClassFilter(viewModel), images);
    center.getStyleClass().add("dataset-center");
    return center;
  }

  private void show(ShownImages shown) {
    grid.setVisible(shown != null);
    if (shown == null) {
      grid.show(new ImageDataset("", new byte[0], new byte[0], List.of()), new int[0]);
    } else {
      grid.setDescription(shown::describe);
      grid.show(shown.images(), shown.indices(viewModel.classFilterProperty().get()));
    }
    detail.show(shown, grid.selectedProperty().get());
  }

  /** For the user's own drawings: 0 to 9 correct the label, Delete removes, Ctrl+Z undoes. */
  private void key(KeyEvent event) {
    ShownImages shown = viewModel.shownProperty().get();
    if (event.isShortcutDown() && event.getCode() == KeyCode.Z) {
      viewModel.edits().undo();
      event.consume();
      return;
    }
    int index = grid.selectedProperty().get();
    if (shown == null || shown.drawings().isEmpty() || index < 0 || event.isShortcutDown()) {
      return;
    }
    OptionalInt digit = DigitKeys.digit(event);
    if (digit.isPresent()) {
      viewModel.edits().relabel(shown.drawings().get(index), digit.getAsInt());
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE) {
      viewModel.edits().remove(shown.drawings().get(index));
      event.consume();
    }
  }

  private void acceptDrops() {
    setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
          }
          event.consume();
        });
    setOnDragDropped(
        event -> {
          List<File> files = event.getDragboard().getFiles();
          if (!files.isEmpty()) {
            new ImportDialog(viewModel, files.get(0).toPath()).show(getScene().getWindow());
          }
          event.setDropCompleted(!files.isEmpty());
          event.consume();
        });
  }
}
