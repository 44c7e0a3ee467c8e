package org.sketch28.app.models;

import atlantafx.base.controls.Popover;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import org.sketch28.app.base.Messages;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;

/** Shows what a model is, what it was trained on and how good it is; can save it as a file. */
final class ModelCard {

  private static final double FACTS_HEIGHT = 320;
  private static final double NAME_WIDTH = 240;

  private final ModelStore.Entry entry;
  private final ModelManifest manifest;
  private final ModelSaver saver;

  ModelCard(ModelStore.Entry entry, ModelSaver saver) {
    this.entry = entry;
    this.manifest = entry.manifest();
    this.saver = saver;
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
    fact(facts, "card.preprocessing", manifest.domain().preprocessing());
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
        value.setTooltip(new Tooltip(result.command()));
      }
    }
    Button save = new Button(Messages.text("model.save"), new FontIcon(Material2MZ.SAVE));
    save.setId("model-save");
    save.setTooltip(new Tooltip(Messages.text("model.save.tip")));
    // A model with many measured results has more lines than fit on a screen.
    ScrollPane scrolled = new ScrollPane(facts);
    scrolled.setId("model-card-facts");
    scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scrolled.setFitToWidth(true);
    scrolled.setMaxHeight(FACTS_HEIGHT);
    VBox content = new VBox(10, description, scrolled, save);
    content.setId("model-card");
    Popover popover = new Popover(content);
    save.setOnAction(
        event -> {
          popover.hide();
          saver.save(entry);
        });
    popover.setTitle(manifest.title());
    popover.setHeaderAlwaysVisible(true);
    popover.setDetachable(false);
    popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
    popover.show(owner);
  }

  private static Label fact(GridPane facts, String key, String value) {
    Label name = new Label(key.startsWith("card.") ? Messages.text(key) : key);
    name.getStyleClass().add("text-muted");
    name.setWrapText(true);
    name.setMaxWidth(NAME_WIDTH);
    Label text = new Label(value);
    text.setWrapText(true);
    text.setMaxWidth(300);
    facts.addRow(facts.getRowCount(), name, text);
    return text;
  }
}
