package org.sketch28.app.errors.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Tasks;
import org.sketch28.data.Domain;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.CorrectedDataset;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;

/** The choice of a model and of the images that it is evaluated on. */
final class EvaluationChooser implements AutoCloseable {

  private static final String PREFERRED_MODEL = Domain.DIGITS.defaultModel();

  private final ModelStore store;
  private final Catalog catalog;
  private final Runnable chosen;
  private final LatestTaskRunner lists;

  private final ObservableList<ModelStore.Entry> models = FXCollections.observableArrayList();
  private final ObservableList<DatasetInfo> datasets = FXCollections.observableArrayList();
  private final ObjectProperty<ModelStore.Entry> model = new SimpleObjectProperty<>();
  private final ObjectProperty<DatasetInfo> dataset = new SimpleObjectProperty<>();
  private final ObjectProperty<Split> split = new SimpleObjectProperty<>(Split.TEST);
  private final ObservableList<Split> splits =
      FXCollections.observableArrayList(Split.TEST, Split.TRAIN);
  private Map<DatasetInfo, List<Split>> available = Map.of();
  private Optional<Wanted> wanted = Optional.empty();
  private boolean changing;

  /** What is to be chosen as soon as it is in the list. */
  private record Wanted(String name, Split part, Runnable noModel) {}

  /** The models, and the datasets with their parts, on the disk at the time of reading. */
  private record Lists(List<ModelStore.Entry> models, Map<DatasetInfo, List<Split>> datasets) {}

  /**
   * @param chosen runs when the choice has changed, or was read again from the disk
   */
  EvaluationChooser(ModelStore store, Catalog catalog, Tasks tasks, Runnable chosen) {
    this.store = store;
    this.catalog = catalog;
    this.chosen = chosen;
    this.lists = tasks.latest("errors-list");
    model.addListener((p, o, n) -> change(() -> offerDatasets(selectedDataset(), split.get())));
    dataset.addListener((p, o, n) -> change(() -> offerSplits(split.get())));
    split.addListener((p, o, n) -> change(() -> {}));
  }

  /**
   * Changes the choice, and says so once at the end. A box that shows a list has nothing selected
   * for a moment while the list changes: that is not the user's choice.
   */
  private void change(Runnable filling) {
    if (changing) {
      return;
    }
    changing = true;
    try {
      filling.run();
    } finally {
      changing = false;
    }
    chosen.run();
  }

  /** The name of the selected dataset; empty if there is none. */
  private String selectedDataset() {
    return dataset.get() == null ? "" : dataset.get().name();
  }

  /**
   * Chooses images, and a model with their classes: now if the dataset is in the list that was
   * read, else when it is read again.
   *
   * @param noModel runs if no model has these classes
   */
  void select(String name, Split part, Runnable noModel) {
    wanted = Optional.of(new Wanted(name, part, noModel));
    chooseWanted(false);
  }

  /**
   * Chooses what is wanted, as far as it is in the lists.
   *
   * @param fresh whether the lists were read after it was wanted: then nothing is waited for
   */
  private void chooseWanted(boolean fresh) {
    Optional<DatasetInfo> found =
        wanted.flatMap(
            one ->
                available.keySet().stream()
                    .filter(info -> info.name().equals(one.name()))
                    .findFirst());
    if (found.isEmpty()) {
      return;
    }
    Wanted now = wanted.get();
    List<String> classes = found.get().classNames();
    if (model.get() == null || !model.get().manifest().classes().equals(classes)) {
      models.stream()
          .filter(entry -> entry.manifest().classes().equals(classes))
          .findFirst()
          .ifPresent(model::set);
    }
    if (datasets.contains(found.get())) {
      dataset.set(found.get());
      if (splits.contains(now.part())) {
        split.set(now.part());
        wanted = Optional.empty();
      }
    } else if (fresh) {
      now.noModel().run();
    }
  }

  /** Reads models and datasets again. */
  void refresh() {
    lists.submit(() -> new Lists(store.list(), datasetsHere()), this::show);
  }

  /** The test part first, because it is what a model is judged by. */
  private Map<DatasetInfo, List<Split>> datasetsHere() {
    Map<DatasetInfo, List<Split>> here = new LinkedHashMap<>();
    for (Dataset each : catalog.list()) {
      List<Split> parts = Stream.of(Split.TEST, Split.TRAIN).filter(each::isAvailable).toList();
      if (!parts.isEmpty()) {
        here.put(each.info(), parts);
      }
    }
    return here;
  }

  private void show(Lists read) {
    String name = model.get() == null ? PREFERRED_MODEL : model.get().manifest().name();
    String selected = selectedDataset();
    Split part = split.get();
    available = read.datasets();
    change(
        () -> {
          if (!models.equals(read.models())) {
            models.setAll(read.models());
          }
          model.set(
              read.models().stream()
                  .filter(entry -> entry.manifest().name().equals(name))
                  .findFirst()
                  .orElse(read.models().isEmpty() ? null : read.models().get(0)));
          offerDatasets(selected, part);
        });
    chooseWanted(true);
    wanted = Optional.empty();
  }

  /** Offers the datasets that have the model's classes, and selects one of them and a part. */
  private void offerDatasets(String selected, Split part) {
    Optional<ModelManifest> manifest =
        Optional.ofNullable(model.get()).map(ModelStore.Entry::manifest);
    List<DatasetInfo> fitting =
        available.keySet().stream()
            .filter(
                info -> manifest.filter(of -> info.classNames().equals(of.classes())).isPresent())
            .toList();
    if (!datasets.equals(fitting)) {
      datasets.setAll(fitting);
    }
    dataset.set(preferred(fitting, selected, manifest));
    offerSplits(part);
  }

  /** Offers the parts of the dataset that are on this machine, and selects one of them. */
  private void offerSplits(Split part) {
    // A model can be selected, by the ladder or the table of runs, before the disk was read.
    List<Split> parts =
        dataset.get() == null
            ? List.of(Split.TEST, Split.TRAIN)
            : available.getOrDefault(dataset.get(), List.of(Split.TEST, Split.TRAIN));
    if (!splits.equals(parts)) {
      splits.setAll(parts);
    }
    split.set(parts.contains(part) ? part : parts.get(0));
  }

  /** The dataset that was selected, else the one that the model was trained on, else the first. */
  private static DatasetInfo preferred(
      List<DatasetInfo> fitting, String selected, Optional<ModelManifest> manifest) {
    String trainedOn =
        manifest
            .map(ModelManifest::data)
            .map(data -> CorrectedDataset.original(data.names().get(0)))
            .orElse("");
    return fitting.stream()
        .filter(info -> info.name().equals(selected))
        .findFirst()
        .or(() -> fitting.stream().filter(info -> trainedOn.equals(info.name())).findFirst())
        .orElse(fitting.isEmpty() ? null : fitting.get(0));
  }

  ObservableList<ModelStore.Entry> models() {
    return models;
  }

  ObservableList<DatasetInfo> datasets() {
    return datasets;
  }

  /** The parts of the selected dataset that are on this machine. */
  ObservableList<Split> splits() {
    return splits;
  }

  /** Null if there are no models. */
  ObjectProperty<ModelStore.Entry> modelProperty() {
    return model;
  }

  /** Null if no dataset fits. */
  ObjectProperty<DatasetInfo> datasetProperty() {
    return dataset;
  }

  ObjectProperty<Split> splitProperty() {
    return split;
  }

  @Override
  public void close() {
    lists.close();
  }
}
