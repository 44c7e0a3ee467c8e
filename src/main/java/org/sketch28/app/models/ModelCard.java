package org.sketch28.app.models;

import atlantafx.base.controls.Popover;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.sketch28.app.base.Messages;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.evaluate.ModelFigures;
import org.sketch28.export.ModelExporter;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;

/**
 * Shows what a model is, what it was trained on and how good it is, and what can be done with it.
 */
final class ModelCard {

  private static final double FACTS_HEIGHT = 320;
  private static final double NAME_WIDTH = 240;
  private static final double FIGURE_WIDTH = 130;

  private final ModelStore.Entry entry;
  private final ModelManifest manifest;
  private final ModelSaver saver;
  private final Consumer<ModelStore.Entry> distil;

  ModelCard(ModelStore.Entry entry, ModelSaver saver, Consumer<ModelStore.Entry> distil) {
    this.entry = entry;
    this.manifest = entry.manifest();
    this.saver = saver;
    this.distil = distil;
  }

  /** Shows the card at a node. */
  void show(Node owner) {
    Label description = new Label(manifest.description());
    description.setWrapText(true);
    description.setMaxWidth(420);
    Button save = new Button(Messages.text("model.save"), new FontIcon(Material2MZ.SAVE));
    save.setId("model-save");
    save.setTooltip(new Tooltip(Messages.text("model.save.tip")));
    Button report = new Button(Messages.text("model.report"), new FontIcon(Material2AL.ASSESSMENT));
    report.setId("model-report");
    report.setTooltip(new Tooltip(Messages.text("model.report.tip")));
    Button learn = new Button(Messages.text("model.distil"), new FontIcon(Material2MZ.SCHOOL));
    learn.setId("model-distil");
    learn.setTooltip(new Tooltip(Messages.text("model.distil.tip")));
    Popover popover = new Popover();
    HBox actions = new HBox(10, save, report, export(popover), learn);
    VBox content = new VBox(10, description, figures(), details(), actions);
    popover.setContentNode(content);
    content.setId("model-card");
    save.setOnAction(
        event -> {
          popover.hide();
          saver.save(entry);
        });
    report.setOnAction(
        event -> {
          popover.hide();
          saver.saveReport(entry);
        });
    learn.setOnAction(
        event -> {
          popover.hide();
          distil.accept(entry);
        });
    popover.setTitle(ModelTitles.of(entry));
    popover.setHeaderAlwaysVisible(true);
    popover.setDetachable(false);
    popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
    popover.show(owner);
  }

  /** Offers the formats of other programs. */
  private MenuButton export(Popover popover) {
    MenuButton export =
        new MenuButton(Messages.text("model.export"), new FontIcon(Material2MZ.OPEN_IN_NEW));
    export.setId("model-export");
    export.setTooltip(new Tooltip(Messages.text("model.export.tip")));
    for (ModelExporter.Format format : ModelExporter.Format.values()) {
      MenuItem item = new MenuItem(Messages.text("model.export." + format));
      item.setId("model-export-" + format);
      item.setOnAction(
          event -> {
            popover.hide();
            saver.export(entry, format);
          });
      export.getItems().add(item);
    }
    return export;
  }

  /** What a person wants to know first. */
  private HBox figures() {
    ModelFigures figures = ModelFigures.of(entry);
    return new HBox(
        20,
        share(
            "accuracy",
            figures.accuracy(),
            figures.isTest() ? "card.accuracy" : "card.accuracy.validation"),
        share("drawings", figures.drawings(), "card.drawings"),
        figure("size", figures.size(), Messages.text("card.size"), ""));
  }

  private static VBox share(String id, Optional<BinomialCount> count, String key) {
    return figure(
        id,
        count.map(each -> "%.1f %%".formatted(100 * each.accuracy())).orElse("–"),
        count.isPresent() ? Messages.text(key) : Messages.text("card.unknown"),
        count
            .map(each -> Messages.text("card.interval", 100 * each.low(), 100 * each.high()))
            .orElse(""));
  }

  private static VBox figure(String id, String value, String caption, String interval) {
    Label number = new Label(value);
    number.setId("card-" + id);
    number.getStyleClass().add("figure");
    VBox box = new VBox(number, muted(caption), muted(interval));
    box.setPrefWidth(FIGURE_WIDTH);
    return box;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("text-small", "text-muted");
    label.setWrapText(true);
    return label;
  }

  private TitledPane details() {
    TitledPane details = new TitledPane(Messages.text("card.details"), scrolled(facts()));
    details.setId("model-card-details");
    details.setExpanded(false);
    details.setAnimated(false);
    return details;
  }

  private GridPane facts() {
    GridPane facts = new GridPane();
    facts.setHgap(12);
    facts.setVgap(4);
    fact(facts, "card.name", manifest.name());
    fact(facts, "card.architecture", manifest.architecture());
    ModelCost.of(entry).ifPresent(cost -> fact(facts, "card.parameters", cost));
    fact(facts, "card.classes", String.join(", ", manifest.classes()));
    fact(facts, "card.preprocessing", manifest.domain().preprocessing());
    if (manifest.data() != null) {
      fact(facts, "card.data", manifest.data().dataset());
      fact(facts, "card.split", manifest.data().split());
    }
    for (ModelManifest.Result result : ModelFigures.results(manifest)) {
      Label value =
          fact(
              facts,
              result.measure(),
              "%s  (%,d)".formatted(ModelFigures.words(result), result.count()));
      value.setTooltip(new Tooltip(result.command()));
    }
    return facts;
  }

  private static ScrollPane scrolled(GridPane facts) {
    // A model with many measured results has more lines than fit on a screen.
    ScrollPane scrolled = new ScrollPane(facts);
    scrolled.setId("model-card-facts");
    scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scrolled.setFitToWidth(true);
    scrolled.setMaxHeight(FACTS_HEIGHT);
    return scrolled;
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
