package org.sketch28.app.datasets;

import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ImageGrid;

/** A slider for the size of the thumbnails of a grid. */
final class ThumbnailSize extends HBox {

  private static final int USUAL = 2;

  ThumbnailSize(ImageGrid grid) {
    super(4);
    getStyleClass().add("thumbnail-size");
    setMinWidth(USE_PREF_SIZE);
    Slider slider = new Slider(ImageGrid.SMALLEST, ImageGrid.LARGEST, USUAL);
    slider.setId("thumbnail-size");
    slider.setPrefWidth(90);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setBlockIncrement(1);
    slider.setSnapToTicks(true);
    slider.setAccessibleText(Messages.text("datasets.thumbnails"));
    slider.setTooltip(new Tooltip(Messages.text("datasets.thumbnails")));
    slider
        .valueProperty()
        .addListener(
            (p, o, value) -> grid.setThumbnailScale((int) Math.round(value.doubleValue())));
    getChildren().addAll(new FontIcon(Material2MZ.PHOTO_SIZE_SELECT_LARGE), slider);
  }
}
