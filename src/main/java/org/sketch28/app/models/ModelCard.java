package org.sketch28.app.models;

import atlantafx.base.controls.Popover;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.sketch28.app.Messages;
import org.sketch28.model.ModelManifest;

/** What a model is, where it comes from and what it can do. */
final class ModelCard {

  private final ModelManifest manifest;

  ModelCard(ModelManifest manifest) {
    this.manifest = manifest;
  }

  void show(Node owner) {
    Label description = new Label(manifest.description());
    description.setWrapText(true);
    description.setMaxWidth(420);
    GridPane facts = new GridPane();
    facts.setHgap(12);
    facts.setVgap(4);
    fact(facts, "card.architecture", manifest.architecture());
    fact(facts, "card.classes", String.join(", ", manifest.classes()));
    fact(facts, "card.preprocessing", manifest.preprocessing());
    if (manifest.data() != null) {
      fact(facts, "card.data", manifest.data().dataset());
      fact(facts, "card.split", manifest.data().split());
    }
    if (manifest.results() != null) {
      for (ModelManifest.Result result : manifest.results()) {
        Label value =
            fact(
                facts,
                result.measure(),
                "%.2f %%  (%,d)".formatted(100 * result.value(), result.count()));
        value.setTooltip(new javafx.scene.control.Tooltip(result.command()));
      }
    }
    VBox content = new VBox(10, description, facts);
    content.setId("model-card");
    Popover popover = new Popover(content);
    popover.setTitle(manifest.title());
    popover.setHeaderAlwaysVisible(true);
    popover.setDetachable(false);
    popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
    popover.show(owner);
  }

  private static Label fact(GridPane facts, String key, String value) {
    Label name = new Label(key.startsWith("card.") ? Messages.text(key) : key);
    name.getStyleClass().add("text-muted");
    name.setMinWidth(Label.USE_PREF_SIZE);
    Label text = new Label(value);
    text.setWrapText(true);
    text.setMaxWidth(300);
    facts.addRow(facts.getRowCount(), name, text);
    return text;
  }
}
