package org.sketch28.app.models;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.sketch28.app.base.Messages;
import org.sketch28.model.store.ModelStore;

/** The chooser of models, and a button that shows the selected model's card. */
public final class ModelBar extends HBox {

  /** In a small window, "Built in" can still be read. */
  private static final double NARROWEST = 98;

  private final ComboBox<ModelStore.Entry> chooser = new ComboBox<>();
  private boolean filling;

  /**
   * @param listener receives the model that the user selects
   * @param saver saves the selected model as a file
   * @param distil prepares the training of a small network that learns from the selected model
   */
  public ModelBar(
      Consumer<ModelStore.Entry> listener, ModelSaver saver, Consumer<ModelStore.Entry> distil) {
    setSpacing(4);
    chooser.setId("model-chooser");
    chooser.setMinWidth(NARROWEST);
    chooser.setAccessibleText(Messages.text("model.chooser"));
    chooser.setTooltip(new Tooltip(Messages.text("model.chooser")));
    chooser.setConverter(ModelTitles.converter(chooser::getItems));
    chooser
        .valueProperty()
        .addListener(
            (p, o, entry) -> {
              if (entry != null && !filling) {
                listener.accept(entry);
              }
            });
    Button card = new Button(null, new FontIcon(Material2AL.INFO));
    card.setId("model-card-button");
    card.getStyleClass().addAll("button-icon", "flat");
    card.setAccessibleText(Messages.text("model.card"));
    card.setTooltip(new Tooltip(Messages.text("model.card")));
    card.disableProperty().bind(chooser.valueProperty().isNull());
    card.setOnAction(event -> new ModelCard(chooser.getValue(), saver, distil).show(card));
    getChildren().addAll(chooser, card);
  }

  /** Offers models and shows one as selected, without notifying the listener. */
  public void show(List<ModelStore.Entry> entries, Optional<ModelStore.Entry> selected) {
    filling = true;
    // The items must not change while the user is selecting one of them.
    if (!chooser.getItems().equals(entries)) {
      chooser.getItems().setAll(entries);
    }
    chooser.setValue(selected.orElse(null));
    filling = false;
  }
}
