package org.sketch28.app.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Tasks;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.CorrectedDataset;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.model.store.ModelManifest;

/** The datasets that the next run can learn from, and the user's choice among them. */
public final class TrainingDatasets implements AutoCloseable {

  private static final String PREFERRED = PublicDatasets.MNIST;

  private final Catalog catalog;
  private final LatestTaskRunner lists;
  private final ObservableList<DatasetInfo> available = FXCollections.observableArrayList();
  private final ObjectProperty<DatasetInfo> selected = new SimpleObjectProperty<>();
  private Function<List<DatasetInfo>, Optional<DatasetInfo>> wanted = TrainingDatasets::none;
  private final BooleanProperty mixOwn = new SimpleBooleanProperty();
  private final BooleanProperty corrected = new SimpleBooleanProperty();

  TrainingDatasets(Catalog catalog, Tasks tasks) {
    this.catalog = catalog;
    this.lists = tasks.latest("datasets-list");
  }

  /** Reads again which datasets are on this machine. */
  void refresh() {
    lists.submit(
        () -> catalog.list().stream().filter(Dataset::isAvailable).map(Dataset::info).toList(),
        this::show);
  }

  /** Selects a dataset, now or when the list has been read; does nothing if it is not in it. */
  public void select(String name) {
    select(infos -> named(infos, name));
  }

  /** Selects what a model was trained on, else another dataset with the same classes. */
  void selectFor(ModelManifest model) {
    String name =
        model.data() == null ? "" : CorrectedDataset.original(model.data().names().get(0));
    select(
        infos ->
            named(infos, name)
                .or(
                    () ->
                        infos.stream()
                            .filter(info -> info.classNames().equals(model.classes()))
                            .findFirst()));
  }

  private void select(Function<List<DatasetInfo>, Optional<DatasetInfo>> choice) {
    wanted = choice;
    choice.apply(available).ifPresent(selected::set);
  }

  private void show(List<DatasetInfo> read) {
    String before = selected.get() == null ? "" : selected.get().name();
    available.setAll(read);
    selected.set(wanted.apply(read).or(() -> named(read, before)).orElseGet(() -> preferred(read)));
    wanted = TrainingDatasets::none;
  }

  private static Optional<DatasetInfo> none(List<DatasetInfo> infos) {
    return Optional.empty();
  }

  private static Optional<DatasetInfo> named(List<DatasetInfo> infos, String name) {
    return infos.stream().filter(info -> info.name().equals(name)).findFirst();
  }

  /** MNIST where it is available, else the synthetic digits, which need no network. */
  private static DatasetInfo preferred(List<DatasetInfo> available) {
    return available.stream()
        .filter(info -> info.name().equals(PREFERRED))
        .findFirst()
        .orElse(available.get(0));
  }

  /** The names of the datasets that the choice stands for; one must be selected. */
  List<String> names() {
    DatasetInfo info = selected.get();
    String suffix = corrected.get() ? CorrectedDataset.SUFFIX : "";
    List<String> names = new ArrayList<>(List.of(info.name() + suffix));
    if (mixOwn.get()) {
      ownFor(info).ifPresent(names::add);
    }
    return names;
  }

  /** Sets what receives the number of images of the choice when that changes. */
  void setOnImagesChanged(IntConsumer listener) {
    selected.addListener((p, o, n) -> listener.accept(images()));
    mixOwn.addListener((p, o, n) -> listener.accept(images()));
  }

  /** How many images the choice has for training; {@link Integer#MAX_VALUE} if it is not known. */
  int images() {
    DatasetInfo info = selected.get();
    if (info == null || info.trainingImages() < 0) {
      return Integer.MAX_VALUE;
    }
    Optional<String> own = mixOwn.get() ? ownFor(info) : Optional.empty();
    int added =
        available.stream()
            .filter(each -> own.filter(each.name()::equals).isPresent())
            .mapToInt(DatasetInfo::trainingImages)
            .sum();
    return added < 0 ? Integer.MAX_VALUE : info.trainingImages() + added;
  }

  /** The dataset of the user's own drawings, if it can be mixed into another. */
  Optional<String> ownFor(DatasetInfo info) {
    return available.stream()
        .filter(own -> own.kind() == DatasetInfo.Kind.DRAWN)
        .filter(own -> own.classNames().equals(info.classNames()) && !own.equals(info))
        .map(DatasetInfo::name)
        .findFirst();
  }

  ObservableList<DatasetInfo> available() {
    return available;
  }

  /** Null before the datasets were read. */
  ObjectProperty<DatasetInfo> selectedProperty() {
    return selected;
  }

  /** Whether the user's own drawings are mixed in. */
  BooleanProperty mixOwnProperty() {
    return mixOwn;
  }

  /** Whether the user's corrections of labels count. */
  BooleanProperty correctedProperty() {
    return corrected;
  }

  @Override
  public void close() {
    lists.close();
  }
}
