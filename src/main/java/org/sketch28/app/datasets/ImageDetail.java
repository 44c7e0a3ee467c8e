package org.sketch28.app.datasets;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.PixelGridView;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;

/**
 * The selected image enlarged, with its label; the user's own, one or several at once, can be
 * relabelled and deleted.
 */
final class ImageDetail extends VBox {

  /** The sides of the image: a whole number of screen pixels for each of its pixels. */
  private static final double SIDE = 7.0 * ImageDataset.SIDE;

  private static final double NARROW_SIDE = 5.0 * ImageDataset.SIDE;

  private final Consumer<DatasetsView.Opened> open;
  private final PixelGridView image = new PixelGridView();
  private final Label caption = new Label();
  private final Button openButton =
      new Button(Messages.text("datasets.open"), new FontIcon(Material2AL.CREATE));
  private final Label help = new Label();
  private final ComboBox<String> label = new ComboBox<>();
  private final Button delete =
      new Button(Messages.text("datasets.delete"), new FontIcon(Material2AL.DELETE));
  private final Button undo =
      new Button(Messages.text("datasets.undo"), new FontIcon(Material2MZ.UNDO));
  private ShownImages shown;
  private int index = -1;
  private List<SavedDrawing> drawings = List.of();
  private boolean filling;

  ImageDetail(DatasetsViewModel viewModel, Consumer<DatasetsView.Opened> open) {
    super(8);
    this.open = open;
    setId("image-detail");
    caption.setId("image-caption");
    image.setId("image-large");
    openButton.setId("image-open");
    openButton.setOnAction(event -> open());
    for (Label text : List.of(caption, help)) {
      text.setWrapText(true);
      text.setMinHeight(Region.USE_PREF_SIZE);
    }
    help.getStyleClass().addAll("text-small", "text-muted");
    label.setId("image-label");
    label.setAccessibleText(Messages.text("datasets.label"));
    label.setMaxWidth(Double.MAX_VALUE);
    label
        .getSelectionModel()
        .selectedIndexProperty()
        .addListener(
            (p, o, chosen) -> {
              if (!filling && chosen.intValue() >= 0) {
                viewModel.edits().relabel(drawings, chosen.intValue());
              }
            });
    delete.setId("image-delete");
    delete.setOnAction(event -> viewModel.edits().remove(drawings));
    undo.setId("image-undo");
    undo.setOnAction(event -> viewModel.edits().undo());
    viewModel
        .edits()
        .undoableProperty()
        .addListener((p, o, count) -> AboutDataset.showIf(undo, count.intValue() > 0));
    AboutDataset.showIf(undo, false);
    getChildren().addAll(image, caption, openButton, label, help, delete, undo);
  }

  /** Makes room for the other parts of a small window. */
  void setNarrow(boolean narrow) {
    double side = narrow ? NARROW_SIDE : SIDE;
    image.setPrefSize(side, side);
    // Without its icon, the words have room.
    openButton.setContentDisplay(narrow ? ContentDisplay.TEXT_ONLY : ContentDisplay.LEFT);
  }

  /**
   * Shows an image.
   *
   * @param newIndex its index; −1 for none
   * @param selection the indices of all selected images
   */
  void show(ShownImages newShown, int newIndex, int[] selection) {
    shown = newShown;
    index = shown == null || newIndex >= shown.images().size() ? -1 : newIndex;
    drawings = index < 0 ? List.of() : shown.drawings(selection);
    image.show(index >= 0 ? shown.images().image(index) : GrayImage.blank(28, 28));
    openButton.setDisable(index < 0);
    boolean several = index >= 0 && selection.length > 1;
    if (several) {
      caption.setText(Messages.text("datasets.several", selection.length));
    } else {
      caption.setText(index >= 0 ? shown.describe(index) : Messages.text("datasets.choose"));
    }
    help.setText(Messages.text(several ? "datasets.correctSeveral" : "datasets.correct"));
    for (Region node : List.of(label, help, delete)) {
      AboutDataset.showIf(node, !drawings.isEmpty());
    }
    if (!drawings.isEmpty()) {
      filling = true;
      label.getItems().setAll(shown.images().classNames());
      label.getSelectionModel().select(commonLabel());
      filling = false;
    }
  }

  /** The label of all selected drawings; −1 if they differ. */
  private int commonLabel() {
    int first = drawings.get(0).labelIndex();
    return drawings.stream().allMatch(each -> each.labelIndex() == first) ? first : -1;
  }

  /** The selected drawings of the user. */
  List<SavedDrawing> drawings() {
    return drawings;
  }

  /** Opens the image on the canvas: a drawing as it was drawn, any other as a picture. */
  void open() {
    if (index >= 0) {
      Drawing drawing =
          shown.drawings().isEmpty()
              ? Drawing.of(shown.images().image(index))
              : shown.drawings().get(index).drawing();
      open.accept(new DatasetsView.Opened(drawing, shown.item().info().domain()));
    }
  }
}
