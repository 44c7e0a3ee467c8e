package org.sketch28.app.datasets;

import java.net.URI;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;
import org.sketch28.data.catalog.DatasetInfo;

/** What the selected dataset is, its licence, and where it is from. */
final class AboutDataset extends VBox {

  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

  private final Label description = text("dataset-description");
  private final Label licence = text("dataset-licence");
  private final Label source = text("dataset-source");
  private final Hyperlink page = new Hyperlink();

  AboutDataset(DatasetsViewModel viewModel, Consumer<URI> browse) {
    super(6);
    getStyleClass().add("dataset-about");
    page.setId("dataset-page");
    page.setWrapText(true);
    page.setMinHeight(USE_PREF_SIZE);
    page.getStyleClass().add("text-small");
    page.setOnAction(event -> browse.accept(URI.create(page.getText())));
    licence.getStyleClass().addAll("text-small", "text-muted");
    source.getStyleClass().addAll("text-small", "text-muted");
    getChildren().addAll(description, licence, source, page);
    viewModel.selectedProperty().addListener((p, o, item) -> show(item));
    show(null);
  }

  private static Label text(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private void show(DatasetItem item) {
    setVisible(item != null);
    if (item == null) {
      return;
    }
    DatasetInfo info = item.info();
    description.setText(info.description());
    licence.setText(Messages.text("datasets.licence", info.licence()));
    source.setText(Messages.text("datasets.source", info.source()));
    Matcher address = ADDRESS.matcher(info.source());
    boolean known = address.find();
    page.setText(known ? address.group() : "");
    showIf(page, known);
    showIf(source, !known || !address.group().equals(info.source()));
    if (known) {
      String words = info.source().substring(0, address.start()).replaceAll("[,\\s]+$", "");
      source.setText(Messages.text("datasets.source", words));
    }
  }

  static void showIf(Region node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
