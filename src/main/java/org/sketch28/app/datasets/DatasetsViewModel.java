package org.sketch28.app.datasets;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.catalog.Origin;
import org.sketch28.data.drawings.DrawingStore;

/**
 * The state of the datasets view. Must be used on one thread, the receiver of its {@link Tasks}.
 */
public final class DatasetsViewModel implements AutoCloseable {

  private final Catalog catalog;
  private final LatestTaskRunner lists;
  private final LatestTaskRunner images;
  private final DatasetJobs jobs;
  private final DrawingEdits edits;

  private final ObservableList<DatasetItem> items = FXCollections.observableArrayList();

  /** The dataset that was generated last. */
  private DatasetItem generating;

  private Split generatingPart;

  private final ObjectProperty<DatasetItem> selected = new SimpleObjectProperty<>();
  private final ObjectProperty<Split> split = new SimpleObjectProperty<>(Split.TRAIN);
  private final IntegerProperty classFilter = new SimpleIntegerProperty(ShownImages.ALL_CLASSES);
  private final ReadOnlyObjectWrapper<ShownImages> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Origin>> missing =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * @param tasks runs work off the FX thread
   * @param failed receives messages for the user
   */
  public DatasetsViewModel(
      Catalog catalog, DrawingStore drawings, Tasks tasks, Consumer<String> failed) {
    this.catalog = catalog;
    this.lists = tasks.latest("dataset-list");
    this.images = tasks.latest("dataset-images");
    this.jobs =
        new DatasetJobs(
            catalog,
            tasks.jobs("dataset-job"),
            tasks.resumableJobs("dataset-generator"),
            this::refresh,
            failed);
    this.edits = new DrawingEdits(drawings, tasks.saves("drawings", failed), this::load);
    selected.addListener((p, old, item) -> selectionChanged(old, item));
    split.addListener((p, o, n) -> load());
    jobs.generator()
        .runningProperty()
        .addListener(
            (p, o, running) -> {
              if (!running) {
                generated();
              }
            });
  }

  /** One that was selected meanwhile has waited, also if the other one was cancelled. */
  private void generated() {
    boolean same =
        selected.get() == null
            || (selected.get().isSameDatasetAs(generating) && split.get() == generatingPart);
    if (!same) {
      load();
    }
  }

  /** Reads the list of datasets again. */
  public void refresh() {
    refresh(selected.get() == null ? "" : selected.get().info().name());
  }

  private void refresh(String nameToSelect) {
    lists.submit(
        () -> catalog.list().stream().map(this::item).toList(), read -> show(read, nameToSelect));
  }

  private DatasetItem item(Dataset dataset) {
    return new DatasetItem(
        dataset,
        dataset.availableSplits(),
        dataset.isAvailable(),
        dataset.bytesOnDisk(),
        catalog.isRemovable(dataset),
        catalog.downloadBytes(dataset.info().name()));
  }

  private void show(List<DatasetItem> read, String nameToSelect) {
    items.setAll(read);
    selected.set(
        read.stream()
            .filter(item -> item.info().name().equals(nameToSelect))
            .findFirst()
            .orElse(read.get(0)));
  }

  private void selectionChanged(DatasetItem old, DatasetItem item) {
    if (old == null || item == null || !old.isSameDatasetAs(item)) {
      classFilter.set(ShownImages.ALL_CLASSES);
    }
    load();
  }

  private void load() {
    DatasetItem item = selected.get();
    if (item == null) {
      return;
    }
    missing.set(item.available() ? Optional.empty() : item.dataset().origin());
    if (!item.available()) {
      images.cancel();
      shown.set(null);
      notice.set(missing.get().map(DatasetsViewModel::needs).orElse(notHere()));
      return;
    }
    // A dataset may have been imported, or may ship, with only one of its parts.
    if (!item.splits().contains(split.get())) {
      split.set(split.get() == Split.TRAIN ? Split.TEST : Split.TRAIN);
      return;
    }
    if (shown.get() == null || !shown.get().item().isSameDatasetAs(item)) {
      shown.set(null);
      notice.set(Messages.text("datasets.loading"));
    }
    if (item.dataset().isQuick(split.get())) {
      readNow(item, split.get());
    } else {
      readAsJob(item, split.get());
    }
  }

  private static String notHere() {
    return Messages.text("datasets.notHere");
  }

  private static String needs(Origin origin) {
    return origin instanceof Origin.UserFile file
        ? Messages.text("datasets.needsFile", origin.title(), file.file())
        : Messages.text("datasets.needsDataset", origin.title());
  }

  private void readNow(DatasetItem item, Split wanted) {
    images.submit(
        () -> {
          try {
            ShownImages read = ShownImages.read(item, wanted, Progress.NONE);
            return () -> show(read);
          } catch (UserFacingException e) {
            return () -> {
              shown.set(null);
              notice.set(e.getMessage());
            };
          }
        },
        (Runnable result) -> result.run());
  }

  /** Images that are generated the first time, with progress, and are read quickly afterwards. */
  private void readAsJob(DatasetItem item, Split wanted) {
    images.cancel();
    notice.set(Messages.text("datasets.generating"));
    if (jobs.generator().runningProperty().get()) {
      return;
    }
    generating = item;
    generatingPart = wanted;
    jobs.read(
        item,
        wanted,
        read -> {
          if (item.isSameDatasetAs(selected.get()) && split.get() == wanted) {
            show(read);
          } else {
            load();
          }
        });
  }

  private void show(ShownImages read) {
    boolean none = read.images().size() == 0;
    notice.set(none ? Messages.text("datasets.empty." + read.item().info().kind()) : "");
    shown.set(none ? null : read);
  }

  ObservableList<DatasetItem> items() {
    return items;
  }

  /** Null before the list was read. */
  ObjectProperty<DatasetItem> selectedProperty() {
    return selected;
  }

  ObjectProperty<Split> splitProperty() {
    return split;
  }

  /** Selects a dataset; does nothing if the list does not contain it. */
  void select(String name) {
    items.stream()
        .filter(item -> item.info().name().equals(name))
        .findFirst()
        .ifPresent(selected::set);
  }

  /** What the selected dataset is generated from, while that is not on this machine. */
  ReadOnlyObjectProperty<Optional<Origin>> missingProperty() {
    return missing.getReadOnlyProperty();
  }

  /** The index of the class that is shown, or {@link ShownImages#ALL_CLASSES}. */
  IntegerProperty classFilterProperty() {
    return classFilter;
  }

  /** Null while no images are shown; {@link #noticeProperty()} says why. */
  ReadOnlyObjectProperty<ShownImages> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** What is shown in place of images; empty if there are some. */
  ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** Downloads, imports, exports and removals. */
  DatasetJobs jobs() {
    return jobs;
  }

  /** Changes of the user's own drawings. */
  DrawingEdits edits() {
    return edits;
  }

  @Override
  public void close() {
    lists.close();
    images.close();
    edits.close();
    jobs.close();
  }
}
