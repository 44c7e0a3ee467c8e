package org.sketch28.app.datasets;

import java.io.File;
import java.util.List;
import java.util.OptionalInt;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
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
import org.sketch28.image.drawing.Drawing;

/** The list of datasets, and the images of the selected one. */
public final class DatasetsView extends BorderPane {

  /** Below this width, the details go below the list, so that the images have most of the room. */
  private static final double NARROW = 1000;

  private static final double LIST_WIDTH = 230;
  private static final double NARROW_LIST_WIDTH = 180;
  private static final double NARROW_DETAIL_HEIGHT = 270;

  private final DatasetsViewModel viewModel;
  private final DatasetsActions actions;
  private final ImageGrid grid = new ImageGrid();
  private final ImageDetail detail;
  private final DatasetHeader header;
  private final VBox left = new VBox();
  private final ScrollPane side;

  /** A drawing for the canvas, and the domain of its dataset. */
  public record Opened(Drawing drawing, Domain domain) {}

  /**
   * @param actions what is done outside this view
   */
  public DatasetsView(DatasetsViewModel viewModel, DatasetsActions actions) {
    this.viewModel = viewModel;
    this.actions = actions;
    setId("datasets-view");
    detail = new ImageDetail(viewModel, actions::open);
    header = new DatasetHeader(viewModel, actions, new ThumbnailSize(grid));
    side = side();
    ListView<DatasetItem> list = list();
    VBox.setVgrow(list, Priority.ALWAYS);
    left.getChildren().add(list);
    setLeft(left);
    setCenter(center());
    setBottom(new JobBar(viewModel.jobs().runner()));
    widthProperty().addListener((p, o, width) -> arrange(width.doubleValue() < NARROW));
    arrange(false);
    viewModel.shownProperty().addListener((p, o, shown) -> show(shown));
    viewModel.classFilterProperty().addListener((p, o, n) -> show(viewModel.shownProperty().get()));
    grid.selectedProperty().addListener((p, o, index) -> showDetail());
    grid.selectionSizeProperty().addListener((p, o, size) -> showDetail());
    grid.setOnOpened(index -> detail.open());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    acceptDrops();
    show(null);
  }

  private ListView<DatasetItem> list() {
    ListView<DatasetItem> list = new ListView<>(viewModel.items());
    list.setId("dataset-list");
    list.setAccessibleText(Messages.text("datasets.list"));
    list.setMinHeight(100);
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
    // A list that is read again has no selection, even where the selected line is as before.
    viewModel
        .items()
        .addListener(
            (ListChangeListener<DatasetItem>)
                change -> list.getSelectionModel().select(viewModel.selectedProperty().get()));
    return list;
  }

  private ScrollPane side() {
    VBox content = new VBox(12, detail, new AboutDataset(viewModel, actions::browse));
    content.getStyleClass().add("dataset-side");
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return pane;
  }

  private VBox center() {
    grid.setId("image-grid");
    StackPane images = new StackPane(grid, new DatasetNotice(viewModel, actions::browse));
    VBox.setVgrow(images, Priority.ALWAYS);
    VBox center = new VBox(6, header, new ClassFilter(viewModel), images);
    center.getStyleClass().add("dataset-center");
    return center;
  }

  private void arrange(boolean narrow) {
    boolean already = left.getChildren().contains(side);
    if (narrow && !already) {
      setRight(null);
      left.getChildren().add(side);
    } else if (!narrow && (already || getRight() == null)) {
      left.getChildren().remove(side);
      setRight(side);
    }
    side.setPrefHeight(narrow ? NARROW_DETAIL_HEIGHT : USE_COMPUTED_SIZE);
    side.setMinHeight(narrow ? NARROW_DETAIL_HEIGHT : 0);
    left.setPrefWidth(narrow ? NARROW_LIST_WIDTH : LIST_WIDTH);
    detail.setNarrow(narrow);
    header.setNarrow(narrow);
  }

  private void show(ShownImages shown) {
    grid.setVisible(shown != null);
    if (shown == null) {
      grid.clear();
    } else {
      grid.show(
          shown.images(), shown.indices(viewModel.classFilterProperty().get()), shown::describe);
    }
    showDetail();
  }

  private void showDetail() {
    detail.show(viewModel.shownProperty().get(), grid.selectedProperty().get(), grid.selection());
  }

  /** For the user's own drawings: 0 to 9 correct the label, Delete removes, Ctrl+Z undoes. */
  private void key(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.Z) {
      viewModel.edits().undo();
      event.consume();
      return;
    }
    if (detail.drawings().isEmpty() || event.isShortcutDown()) {
      return;
    }
    OptionalInt digit = DigitKeys.digit(event);
    if (digit.isPresent()) {
      viewModel.edits().relabel(detail.drawings(), digit.getAsInt());
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE) {
      viewModel.edits().remove(detail.drawings());
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
