package org.sketch28.app.datasets;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.JobBar;
import org.sketch28.app.base.Messages;
import org.sketch28.data.catalog.Origin;

/** What is shown in place of images, with a link to what is needed for them. */
final class DatasetNotice extends VBox {

  private final DatasetsViewModel viewModel;
  private final Consumer<URI> browse;
  private final Hyperlink link = new Hyperlink();

  DatasetNotice(DatasetsViewModel viewModel, Consumer<URI> browse) {
    super(8);
    this.viewModel = viewModel;
    this.browse = browse;
    getStyleClass().add("dataset-notice");
    setMaxHeight(USE_PREF_SIZE);
    Label words = new Label();
    words.setId("dataset-notice");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words.textProperty().bind(viewModel.noticeProperty());
    link.setId("dataset-origin");
    JobBar bar = new JobBar(viewModel.jobs().generator());
    bar.setId("generation");
    // The images of another dataset may still be generated.
    VBox generation = new VBox(bar);
    generation
        .visibleProperty()
        .bind(words.textProperty().isEqualTo(Messages.text("datasets.generating")));
    generation.managedProperty().bind(generation.visibleProperty());
    getChildren().addAll(words, link, generation);
    // Even an empty notice would catch clicks and the wheel over the middle of the grid.
    visibleProperty().bind(words.textProperty().isNotEmpty());
    viewModel.missingProperty().addListener((p, o, origin) -> show(origin));
    show(Optional.empty());
  }

  private void show(Optional<Origin> missing) {
    AboutDataset.showIf(link, missing.isPresent());
    missing.ifPresent(
        origin -> {
          link.setText(Messages.text("datasets.origin." + kind(origin), origin.title()));
          link.setOnAction(event -> follow(origin));
        });
  }

  private static String kind(Origin origin) {
    return origin instanceof Origin.UserFile ? "page" : "dataset";
  }

  private void follow(Origin origin) {
    if (origin instanceof Origin.OtherDataset other) {
      viewModel.select(other.name());
    } else if (origin instanceof Origin.UserFile file) {
      browse.accept(file.page());
    }
  }
}
