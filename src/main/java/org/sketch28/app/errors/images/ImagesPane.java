package org.sketch28.app.errors.images;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ImageGrid;
import org.sketch28.app.control.ImageNotes;
import org.sketch28.app.control.SaveChooser;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.image.drawing.Drawing;

/** Images of the open evaluation in a grid, and one of them in detail. */
public final class ImagesPane extends BorderPane {

  private static final int WRONG = 0xffd55e00;
  private static final int RIGHT = 0xff1f8fd0;
  private static final int UNCLEAR = 0xff7f7f7f;

  private final ImagesViewModel images;
  private final ImageGrid grid = new ImageGrid();
  private final Label count = new Label();
  private final Label nothing = new Label(Messages.text("errors.nothing"));
  private final DetailPane detailPane;
  private final Consumer<OpenedOnCanvas> open;
  private final DetailViewModel detail;

  public ImagesPane(
      ErrorsViewModel viewModel,
      ImagesViewModel images,
      DetailViewModel detail,
      Consumer<OpenedOnCanvas> open) {
    this.images = images;
    this.detail = detail;
    this.open = open;
    this.detailPane = new DetailPane(viewModel, images, detail, this::openOnCanvas);
    grid.setId("errors-grid");
    grid.setOnOpened(index -> openOnCanvas());
    grid.selectedProperty()
        .addListener((p, o, index) -> images.selectedProperty().set((int) index));
    grid.selectionSizeProperty().addListener((p, o, n) -> describeCount());
    grid.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    nothing.setId("errors-nothing");
    nothing.getStyleClass().add("dataset-notice");
    nothing.setMouseTransparent(true);
    count.setId("errors-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox below = new HBox(8, count, gap, new TagBar(images, grid::selection), exportMenu());
    below.setAlignment(Pos.CENTER_LEFT);
    StackPane pictures = new StackPane(grid, nothing);
    VBox.setVgrow(pictures, Priority.ALWAYS);
    VBox center = new VBox(8, new FilterBar(viewModel, images), pictures, below);
    center.getStyleClass().add("errors-center");
    SplitPane split = new SplitPane(center, detailPane);
    split.setDividerPositions(0.68);
    SplitPane.setResizableWithParent(detailPane, false);
    setCenter(split);
    images.shownProperty().addListener((p, o, shown) -> show(shown));
    show(images.shownProperty().get());
  }

  private void show(ImagesViewModel.Shown shown) {
    if (shown == null) {
      grid.clear();
    } else {
      OpenEvaluation opened = shown.opened();
      grid.show(opened.evaluation().data(), shown.indices(), new Judged(opened));
    }
    boolean any = shown != null && shown.indices().length > 0;
    if (any) {
      grid.select(shown.wanted(), true);
    }
    if (any && grid.selectedProperty().get() < 0) {
      grid.select(shown.indices()[0], true);
    }
    nothing.setVisible(shown != null && !any);
    describeCount();
    detailPane.refresh();
  }

  /** What is said of the images of an evaluation, and whether they are predicted correctly. */
  private record Judged(OpenEvaluation opened) implements ImageNotes {

    @Override
    public String description(int index) {
      return opened.describe(index);
    }

    @Override
    public int mark(int index) {
      if (!opened.evaluation().counts(index)) {
        return UNCLEAR;
      }
      return opened.evaluation().wrong(index) ? WRONG : RIGHT;
    }
  }

  /** Gives the keyboard to the grid. */
  public void focus() {
    grid.requestFocus();
  }

  private void describeCount() {
    ImagesViewModel.Shown shown = images.shownProperty().get();
    int selected = grid.selectionSizeProperty().get();
    String title = images.selectionTitle();
    boolean selectedElsewhere = images.filterProperty().get().show() == ImageFilter.Show.CHOSEN;
    String words =
        shown == null ? "" : Messages.text("errors.count", shown.indices().length, selected);
    count.setText(selectedElsewhere && !title.isEmpty() ? title + "  ·  " + words : words);
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      images.filterProperty().set(ImageFilter.ERRORS);
      event.consume();
    }
  }

  private void openOnCanvas() {
    detail
        .opened()
        .ifPresent(
            opened ->
                open.accept(
                    new OpenedOnCanvas(
                        Drawing.of(opened.evaluation().data().image(detail.index())),
                        opened.model())));
  }

  private MenuButton exportMenu() {
    MenuButton menu = new MenuButton(Messages.text("errors.export"));
    menu.setId("errors-export");
    menu.getStyleClass().add("small");
    menu.getItems()
        .addAll(item(ImagesViewModel.ExportFormat.CSV), item(ImagesViewModel.ExportFormat.PNG));
    return menu;
  }

  private MenuItem item(ImagesViewModel.ExportFormat format) {
    String name = format.name().toLowerCase(Locale.ROOT);
    MenuItem item = new MenuItem(Messages.text("errors.export." + name));
    item.setId("errors-export-" + name);
    item.setOnAction(
        event ->
            SaveChooser.choose(this, "images." + name)
                .ifPresent(file -> images.export(file, toExport(), format)));
    return item;
  }

  /** The selected images if there are several, else all images that are shown. */
  private int[] toExport() {
    ImagesViewModel.Shown shown = images.shownProperty().get();
    return grid.selectionSizeProperty().get() > 1 || shown == null
        ? grid.selection()
        : shown.indices();
  }
}
