package org.sketch28.app.datasets;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.PixelGridView;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;

/** The selected image enlarged, with its label; the user's own can be relabelled and removed. */
final class ImageDetail extends VBox {

  private final Consumer<DatasetsView.Opened> open;
  private final PixelGridView image = new PixelGridView();
  private final Label words = new Label();
  private final Button openButton =
      new Button(Messages.text("datasets.open"), new FontIcon(Material2AL.CREATE));
  private final Label correction = new Label(Messages.text("datasets.correct"));
  private final ComboBox<String> label = new ComboBox<>();
  private final Button remove =
      new Button(Messages.text("datasets.takeOut"), new FontIcon(Material2AL.DELETE));
  private ShownImages shown;
  private int index = -1;
  private boolean filling;

  ImageDetail(DatasetsViewModel viewModel, Consumer<DatasetsView.Opened> open) {
    super(8);
    this.open = open;
    setId("image-detail");
    getStyleClass().add("image-detail");
    words.setId("image-words");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    image.setId("image-large");
    openButton.setId("image-open");
    openButton.setOnAction(event -> open());
    correction.setWrapText(true);
    correction.setMinHeight(Region.USE_PREF_SIZE);
    correction.getStyleClass().addAll("text-small", "text-muted");
    label.setId("image-label");
    label.setAccessibleText(Messages.text("datasets.label"));
    label
        .getSelectionModel()
        .selectedIndexProperty()
        .addListener(
            (p, o, chosen) -> {
              if (!filling && chosen.intValue() >= 0) {
                viewModel.edits().relabel(shown.drawings().get(index), chosen.intValue());
              }
            });
    remove.setId("image-remove");
    remove.setOnAction(event -> viewModel.edits().remove(shown.drawings().get(index)));
    getChildren().addAll(image, words, openButton, label, correction, remove);
  }

  /** Shows an image; none for −1. */
  void show(ShownImages newShown, int newIndex) {
    shown = newShown;
    index = shown == null || newIndex >= shown.images().size() ? -1 : newIndex;
    boolean any = index >= 0;
    boolean own = any && !shown.drawings().isEmpty();
    image.show(any ? shown.images().image(index) : GrayImage.blank(28, 28));
    words.setText(any ? shown.describe(index) : Messages.text("datasets.choose"));
    openButton.setDisable(!any);
    for (Region node : List.of(label, correction, remove)) {
      node.setVisible(own);
      node.setManaged(own);
    }
    if (own) {
      filling = true;
      label.getItems().setAll(shown.images().classNames());
      label.getSelectionModel().select(shown.images().label(index));
      filling = false;
    }
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
