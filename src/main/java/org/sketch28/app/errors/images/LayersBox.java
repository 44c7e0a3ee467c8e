package org.sketch28.app.errors.images;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ChoiceText;
import org.sketch28.app.control.FeatureMapsView;
import org.sketch28.model.explain.FeatureMaps;

/** The feature maps of the image in each layer, computed when the box is opened. */
final class LayersBox extends TitledPane {

  private final DetailViewModel detail;
  private final ComboBox<FeatureMaps> layer = new ComboBox<>();
  private final FeatureMapsView maps = new FeatureMapsView();

  LayersBox(DetailViewModel detail) {
    this.detail = detail;
    setId("layers");
    setText(Messages.text("errors.layers"));
    setAnimated(false);
    setExpanded(false);
    detail.layersWantedProperty().bind(expandedProperty());
    layer.setId("layer");
    layer.setAccessibleText(Messages.text("errors.layers"));
    layer.setMaxWidth(Double.MAX_VALUE);
    layer.setConverter(new ChoiceText<>(LayersBox::describe));
    layer.valueProperty().addListener((p, o, chosen) -> maps.show(chosen));
    maps.setId("feature-maps");
    setContent(new VBox(6, layer, maps));
    detail.layersProperty().addListener((p, o, n) -> refresh());
  }

  private static String describe(FeatureMaps maps) {
    return maps.width() == 1
        ? "%s  (%d)".formatted(maps.layer(), maps.channels())
        : "%s  (%d × %d × %d)"
            .formatted(maps.layer(), maps.channels(), maps.height(), maps.width());
  }

  private void refresh() {
    int chosen = Math.max(0, layer.getSelectionModel().getSelectedIndex());
    layer.getItems().setAll(detail.layersProperty().get());
    layer.getSelectionModel().select(Math.min(chosen, layer.getItems().size() - 1));
  }
}
