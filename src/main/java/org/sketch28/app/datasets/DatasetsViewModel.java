package org.sketch28.app.datasets;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
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
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.data.catalog.DrawingsDataset;
import org.sketch28.data.download.Downloader;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.data.exchange.DatasetExporter;
import org.sketch28.data.exchange.DatasetImporter;
import org.sketch28.data.exchange.ImageSet;

/** The state of the datasets view. To be used on one thread, the receiver of its {@link Tasks}. */
public final class DatasetsViewModel implements AutoCloseable {

  /** No class is asked for: all images are shown. */
  public static final int ALL_CLASSES = -1;

  private final Catalog catalog;
  private final DrawingStore drawings;
  private final Consumer<String> failed;
  private final LatestTaskRunner lists;
  private final LatestTaskRunner images;
  private final JobRunner jobs;
  private final SaveQueue writes;

  /** What takes changes of drawings back, the latest first; for the thread of writes alone. */
  private final Deque<Change> undos = new ArrayDeque<>();

  private final ObservableList<Item> items = FXCollections.observableArrayList();
  private final ObjectProperty<Item> selected = new SimpleObjectProperty<>();
  private final ObjectProperty<Split> split = new SimpleObjectProperty<>(Split.TRAIN);
  private final IntegerProperty classFilter = new SimpleIntegerProperty(ALL_CLASSES);
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

  /**
   * A line of the list, as the disk was when it was read.
   *
   * @param downloadBytes what a download has; 0 if it is not known
   */
  public record Item(
      Dataset dataset, boolean available, long bytesOnDisk, boolean removable, long downloadBytes) {

    public DatasetInfo info() {
      return dataset.info();
    }
  }

  /**
   * The images that are looked at.
   *
   * @param drawings where the images are the user's own drawings, those; else none
   */
  public record Shown(Item item, ImageDataset images, List<SavedDrawing> drawings) {

    /** The indices of one class, or of all. */
    public int[] indices(int classIndex) {
      return IntStream.range(0, images.size())
          .filter(i -> classIndex == ALL_CLASSES || images.label(i) == classIndex)
          .toArray();
    }

    /** The image's number and class. */
    public String describe(int index) {
      return Messages.text("datasets.image", index, images.classNames().get(images.label(index)));
    }
  }

  /** A change of the user's drawings on disk. */
  @FunctionalInterface
  private interface Change {
    void make() throws UserFacingException;
  }

  /**
   * @param tasks get work off the FX thread
   * @param failed receives messages for the user
   */
  public DatasetsViewModel(
      Catalog catalog, DrawingStore drawings, Tasks tasks, Consumer<String> failed) {
    this.catalog = catalog;
    this.drawings = drawings;
    this.failed = failed;
    this.writes = tasks.saves("drawings", failed);
    this.lists = tasks.latest("dataset-list");
    this.images = tasks.latest("dataset-images");
    this.jobs = tasks.jobs("dataset-job");
    selected.addListener((p, old, item) -> changed(old, item));
    split.addListener((p, o, n) -> load());
  }

  /** Looks at the disk anew. */
  public void refresh() {
    String name = selected.get() == null ? "" : selected.get().info().name();
    refresh(name);
  }

  private void refresh(String nameToSelect) {
    lists.submit(
        () -> catalog.list().stream().map(this::item).toList(), read -> show(read, nameToSelect));
  }

  private Item item(Dataset dataset) {
    return new Item(
        dataset,
        dataset.isAvailable(),
        dataset.bytesOnDisk(),
        catalog.isRemovable(dataset),
        catalog.downloadBytes(dataset.info().name()));
  }

  private void show(List<Item> read, String nameToSelect) {
    items.setAll(read);
    selected.set(
        read.stream()
            .filter(item -> item.info().name().equals(nameToSelect))
            .findFirst()
            .orElse(read.get(0)));
  }

  private void changed(Item old, Item item) {
    if (old == null || item == null || !old.info().name().equals(item.info().name())) {
      classFilter.set(ALL_CLASSES);
    }
    load();
  }

  private void load() {
    Item item = selected.get();
    if (item == null) {
      return;
    }
    if (!item.available()) {
      images.cancel();
      shown.set(null);
      notice.set(Messages.text("datasets.notHere"));
      return;
    }
    // A dataset may have been imported with one half only.
    if (!item.dataset().has(split.get())) {
      split.set(split.get() == Split.TRAIN ? Split.TEST : Split.TRAIN);
      return;
    }
    Split wanted = split.get();
    if (shown.get() == null || !sameSet(shown.get().item(), item)) {
      shown.set(null);
      notice.set(Messages.text("datasets.loading"));
    }
    if (!item.dataset().isQuick(wanted)) {
      make(item, wanted);
      return;
    }
    images.submit(
        () -> {
          try {
            Shown read = read(item, wanted, Progress.NONE);
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

  /** Images that take a while the first time: with progress, and kept for the next time. */
  private void make(Item item, Split wanted) {
    images.cancel();
    if (jobs.runningProperty().get()) {
      return;
    }
    notice.set(Messages.text("datasets.making"));
    jobs.start(
        Messages.text("datasets.making.job", item.info().title()),
        progress -> {
          Shown read = read(item, wanted, progress);
          return () -> {
            if (sameSet(item, selected.get()) && split.get() == wanted) {
              show(read);
            } else {
              load();
            }
          };
        },
        failed);
  }

  private static boolean sameSet(Item a, Item b) {
    return a.info().name().equals(b.info().name());
  }

  private void show(Shown read) {
    boolean none = read.images().size() == 0;
    notice.set(none ? Messages.text("datasets.empty." + read.item().info().kind()) : "");
    shown.set(none ? null : read);
  }

  private static Shown read(Item item, Split wanted, Progress progress) throws UserFacingException {
    if (item.dataset() instanceof DrawingsDataset own) {
      // People look at all they drew; the halves matter only when something learns from them.
      List<SavedDrawing> all = new ArrayList<>(own.drawings(Split.TRAIN));
      all.addAll(own.drawings(Split.TEST));
      all.sort(Comparator.comparing(SavedDrawing::id));
      return new Shown(item, own.images(wanted, all), List.copyOf(all));
    }
    return new Shown(item, item.dataset().load(wanted, progress), List.of());
  }

  /** Downloads the selected dataset, or goes on doing so. */
  public void download() {
    String name = selected.get().info().name();
    jobs.start(
        Messages.text("datasets.downloading", selected.get().info().title()),
        progress -> {
          catalog.download(name, new Downloader(), progress);
          return () -> refresh(name);
        },
        failed);
  }

  /**
   * Imports a dataset and shows it.
   *
   * @param domain what pictures of other sizes go through
   */
  public void importFrom(Path path, String title, Domain domain) {
    jobs.start(
        Messages.text("datasets.importing", path.getFileName()),
        progress -> {
          String name = Catalog.nameFor(title);
          catalog.requireFree(name);
          ImageSet read = DatasetImporter.read(path, List.of(), domain, progress);
          catalog.add(name, title, domain, path.toAbsolutePath().toString(), read.splits());
          return () -> {
            refresh(name);
            if (!read.notes().isEmpty()) {
              failed.accept(String.join("\n", read.notes()));
            }
          };
        },
        failed);
  }

  /** Exports the selected dataset into a new folder. */
  public void exportTo(Path folder, DatasetExporter.Format format) {
    Item item = selected.get();
    jobs.start(
        Messages.text("datasets.exporting", item.info().title()),
        progress -> {
          Map<Split, ImageDataset> halves = new EnumMap<>(Split.class);
          for (Split each : Split.values()) {
            if (item.dataset().has(each)) {
              ImageDataset data = item.dataset().load(each, progress);
              if (data.size() > 0) {
                halves.put(each, data);
              }
            }
          }
          if (halves.isEmpty()) {
            throw new UserFacingException(Messages.text("datasets.nothingToExport"));
          }
          DatasetExporter.write(folder, format, halves, progress);
          return () -> {};
        },
        failed);
  }

  /** Removes the selected dataset's files. */
  public void remove() {
    String name = selected.get().info().name();
    jobs.start(
        Messages.text("datasets.removing", selected.get().info().title()),
        progress -> {
          catalog.remove(name);
          return () -> refresh(name);
        },
        failed);
  }

  /** Gives one of the user's drawings another label; can be undone. */
  public void relabel(int index, int classIndex) {
    SavedDrawing drawing = shown.get().drawings().get(index);
    List<String> names = drawing.collection().classNames();
    if (classIndex < names.size() && drawing.labelIndex() != classIndex) {
      change(
          () -> drawings.relabel(drawing.id(), names.get(classIndex)),
          () -> drawings.relabel(drawing.id(), drawing.label()));
    }
  }

  /** Takes one of the user's drawings out; can be undone. */
  public void removeDrawing(int index) {
    String id = shown.get().drawings().get(index).id();
    change(() -> drawings.remove(id), () -> drawings.restore(id));
  }

  /** Takes the last change of a drawing back. */
  public void undo() {
    write(
        () -> {
          if (!undos.isEmpty()) {
            undoLast();
          }
        });
  }

  private void undoLast() throws UserFacingException {
    try {
      undos.element().make();
    } catch (UserFacingException e) {
      // With room on the disk it can be tried again; a drawing that is gone stays gone.
      if (e.getCause() instanceof NoSuchFileException) {
        undos.pop();
      }
      throw e;
    }
    undos.pop();
  }

  private void change(Change make, Change undo) {
    write(
        () -> {
          make.make();
          undos.push(undo);
        });
  }

  /** A file of a few kilobytes is written; the images are read again after it. */
  private void write(Change change) {
    writes.submit(
        () -> {
          change.make();
          return this::load;
        },
        problem -> {
          failed.accept(problem);
          load();
        });
  }

  public ObservableList<Item> items() {
    return items;
  }

  public ObjectProperty<Item> selectedProperty() {
    return selected;
  }

  public ObjectProperty<Split> splitProperty() {
    return split;
  }

  /** The class index that is looked at, or {@link #ALL_CLASSES}. */
  public IntegerProperty classFilterProperty() {
    return classFilter;
  }

  /** Null while there is nothing to look at; {@link #noticeProperty()} says why. */
  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** What is shown in place of images; empty if there are some. */
  public ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** Downloads, imports and exports. */
  public JobRunner jobs() {
    return jobs;
  }

  @Override
  public void close() {
    lists.close();
    images.close();
    writes.close();
    jobs.close();
  }
}
