package org.sketch28.app.errors;

import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.sketch28.app.base.JobBar;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.control.ChoiceText;
import org.sketch28.app.errors.compare.ComparePane;
import org.sketch28.app.errors.compare.CompareViewModel;
import org.sketch28.app.errors.duel.DuelPane;
import org.sketch28.app.errors.duel.DuelViewModel;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.app.errors.images.DetailViewModel;
import org.sketch28.app.errors.images.ImagesPane;
import org.sketch28.app.errors.images.ImagesViewModel;
import org.sketch28.app.errors.images.OpenedOnCanvas;
import org.sketch28.app.errors.map.MapPane;
import org.sketch28.app.errors.map.MapViewModel;
import org.sketch28.app.errors.overview.OverviewPane;
import org.sketch28.app.models.ModelTitles;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.model.store.ModelStore;

/** What a model gets wrong, and why: its tabs show figures, images, a map, a comparison, a duel. */
public final class ErrorsView extends BorderPane implements AutoCloseable {

  private final ErrorsViewModel viewModel;
  private final ImagesViewModel images;
  private final DetailViewModel detail;
  private final MapViewModel map;
  private final OverviewPane overview;
  private final DuelPane duel;
  private final TabPane tabs = new TabPane();
  private final ImagesPane imagesPane;
  private final Tab imagesTab;

  /**
   * @param tasks runs work off the FX thread
   * @param open receives an image that is to be opened on the canvas
   * @param answered receives the user's answers to images of MNIST
   */
  public ErrorsView(
      ErrorsViewModel viewModel,
      Tasks tasks,
      Consumer<OpenedOnCanvas> open,
      Consumer<BinomialCount> answered) {
    this.viewModel = viewModel;
    setId("errors-view");
    images = new ImagesViewModel(viewModel, tasks);
    detail = new DetailViewModel(viewModel, images, tasks);
    map = new MapViewModel(viewModel, tasks);
    overview = new OverviewPane(viewModel, this::openCell);
    duel =
        new DuelPane(new DuelViewModel(viewModel, System::nanoTime, answered), this::openSelected);
    imagesPane = new ImagesPane(viewModel, images, detail, open);
    imagesTab = tab("images", imagesPane);
    tabs.getTabs()
        .addAll(
            tab("overview", overview),
            imagesTab,
            tab("map", new MapPane(map, this::openSelected)),
            tab("compare", new ComparePane(new CompareViewModel(viewModel), this::openSelected)),
            tab("duel", duel));
    // The worst mistakes say more than a table of figures.
    tabs.getSelectionModel().select(imagesTab);
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add("errors-tabs");
    Label notice = new Label(Messages.text("errors.none"));
    notice.setId("errors-notice");
    notice.setWrapText(true);
    notice.getStyleClass().add("dataset-notice");
    notice
        .visibleProperty()
        .bind(viewModel.openedProperty().isNull().and(viewModel.jobs().runningProperty().not()));
    tabs.visibleProperty().bind(viewModel.openedProperty().isNotNull());
    setTop(header());
    setCenter(new StackPane(tabs, notice));
    setBottom(new JobBar(viewModel.jobs()));
  }

  /** The images that are listed now. */
  public ImagesViewModel images() {
    return images;
  }

  private static Tab tab(String name, Region content) {
    Tab tab = new Tab(Messages.text("errors.tab." + name), content);
    tab.setId("errors-tab-" + name);
    return tab;
  }

  private FlowPane header() {
    ComboBox<ModelStore.Entry> models = new ComboBox<>(viewModel.models());
    models.setId("errors-model");
    models.setAccessibleText(Messages.text("errors.model"));
    models.setConverter(ModelTitles.converter(viewModel::models));
    models.valueProperty().bindBidirectional(viewModel.modelProperty());
    ComboBox<DatasetInfo> datasets = new ComboBox<>(viewModel.datasets());
    datasets.setId("errors-dataset");
    datasets.setAccessibleText(Messages.text("errors.dataset"));
    datasets.setConverter(new ChoiceText<>(DatasetInfo::title));
    datasets.valueProperty().bindBidirectional(viewModel.datasetProperty());
    ComboBox<Split> splits = new ComboBox<>(viewModel.splits());
    splits.setId("errors-split");
    splits.setAccessibleText(Messages.text("errors.split"));
    splits.setConverter(new ChoiceText<>(split -> Messages.text("datasets.split." + split)));
    splits.valueProperty().bindBidirectional(viewModel.splitProperty());
    Button evaluate = new Button(Messages.text("errors.evaluate"));
    evaluate.setId("errors-evaluate");
    evaluate.getStyleClass().add("accent");
    evaluate.setTooltip(new Tooltip(Messages.text("errors.evaluate.tip")));
    evaluate.setOnAction(event -> viewModel.evaluate());
    evaluate
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    viewModel.jobs().runningProperty().get()
                        || viewModel.openedProperty().get() != null
                        || viewModel.datasetProperty().get() == null,
                viewModel.jobs().runningProperty(),
                viewModel.openedProperty(),
                viewModel.datasetProperty()));
    CheckBox corrected = new CheckBox(Messages.text("errors.corrected"));
    corrected.setId("errors-corrected");
    corrected.setTooltip(new Tooltip(Messages.text("errors.corrected.tip")));
    corrected.selectedProperty().bindBidirectional(viewModel.correctedProperty());
    HBox on = new HBox(6, new Label(Messages.text("errors.on")), datasets, splits);
    on.setAlignment(Pos.CENTER_LEFT);
    FlowPane header = new FlowPane(8, 6, models, on, evaluate, corrected);
    header.setRowValignment(VPos.CENTER);
    header.getStyleClass().add("errors-header");
    return header;
  }

  private void openCell(int label, int predicted) {
    images.openCell(label, predicted);
    showImages();
  }

  private void openSelected(String title, int[] indices, int image) {
    images.showSelection(title, indices, image);
    showImages();
  }

  private void showImages() {
    tabs.getSelectionModel().select(imagesTab);
    // The tab's content can receive the focus only once it is in the window.
    Platform.runLater(imagesPane::focus);
  }

  /** Sets the colours of text, of grid lines and of the background. */
  public void setColors(Color text, Color grid, Color paper) {
    overview.setColors(text, grid, paper);
  }

  @Override
  public void close() {
    duel.close();
    images.close();
    detail.close();
    map.close();
    viewModel.close();
  }
}
