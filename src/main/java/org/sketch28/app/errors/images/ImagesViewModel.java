package org.sketch28.app.errors.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.app.errors.evaluation.ImageSelectionListener;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.evaluate.ContactSheet;
import org.sketch28.evaluate.Duplicates;
import org.sketch28.evaluate.ErrorsCsv;
import org.sketch28.evaluate.Evaluation;

/**
 * The images of the open evaluation that are shown, and the one that is selected. Must be used on
 * one thread, the receiver of its {@link Tasks}.
 */
public final class ImagesViewModel implements AutoCloseable {

  private final ErrorsViewModel errors;
  private final LatestTaskRunner ordering;
  private final DuplicateFinder duplicates;
  private final TagsViewModel tags;
  private final ObjectProperty<ImageFilter> filter = new SimpleObjectProperty<>(ImageFilter.ERRORS);
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
  private final IntegerProperty selected = new SimpleIntegerProperty(-1);
  private int[] selection = {};
  private List<String> classNames = List.of();
  private String selectionTitle = "";

  /** Is to be selected as soon as it is shown. */
  private int wanted = ImageSelectionListener.NONE;

  /** Images of an evaluation, in order. */
  public static final class Shown {
    private final OpenEvaluation opened;
    private final int[] indices;
    private final int wanted;

    private Shown(OpenEvaluation opened, int[] indices, int wanted) {
      this.opened = opened;
      this.indices = indices;
      this.wanted = wanted;
    }

    OpenEvaluation opened() {
      return opened;
    }

    /** Not copied: to be read only. */
    int[] indices() {
      return indices;
    }

    /** The image that is to be selected, or {@link ImageSelectionListener#NONE}. */
    int wanted() {
      return wanted;
    }
  }

  /** What images are exported as. */
  enum ExportFormat {
    /** A table. */
    CSV,
    /** A contact sheet. */
    PNG
  }

  public ImagesViewModel(ErrorsViewModel errors, Tasks tasks) {
    this.errors = errors;
    this.ordering = tasks.latest("errors-order");
    this.tags = new TagsViewModel(errors.tags(), tasks, errors::fail);
    tags.versionProperty().addListener((p, o, n) -> order());
    this.duplicates = new DuplicateFinder(errors.jobs(), errors::fail);
    filter.addListener((p, o, n) -> order());
    errors.openedProperty().addListener((p, o, opened) -> openedChanged(o, opened));
  }

  private void openedChanged(OpenEvaluation before, OpenEvaluation now) {
    boolean other = before == null || now == null || before.original() != now.original();
    if (other && now != null) {
      tags.load(now.original());
    }
    if (other) {
      selection = new int[0];
      selectionTitle = "";
      selected.set(-1);
      ImageFilter fitting = fitting(filter.get(), now);
      if (!fitting.equals(filter.get())) {
        filter.set(fitting);
        return;
      }
    }
    order();
  }

  /** A filter without what says nothing about another evaluation: chosen images, other classes. */
  private ImageFilter fitting(ImageFilter before, OpenEvaluation now) {
    List<String> names = now == null ? classNames : now.evaluation().data().classNames();
    boolean same = names.equals(classNames);
    classNames = names;
    if (before.show() == ImageFilter.Show.CHOSEN) {
      return ImageFilter.ERRORS;
    }
    return same
        ? before
        : ImageFilterBuilder.builder(before)
            .label(ImageFilter.ANY)
            .predicted(ImageFilter.ANY)
            .build();
  }

  private void order() {
    OpenEvaluation opened = errors.openedProperty().get();
    if (opened == null) {
      ordering.cancel();
      shown.set(null);
      return;
    }
    ImageFilter chosen = filter.get();
    ImageDataset images = opened.evaluation().data();
    Optional<Duplicates> known = duplicates.of(images);
    if (chosen.sort() == ImageFilter.Sort.DUPLICATES && known.isEmpty()) {
      duplicates.find(images, this::order, this::sortWithoutDuplicates);
      return;
    }
    int[] subset = selection;
    IntFunction<Set<String>> words = tags.of(opened.evaluation());
    int image = wanted;
    ordering.submit(
        () -> new Shown(opened, chosen.apply(opened.evaluation(), subset, known, words), image),
        result -> {
          wanted = ImageSelectionListener.NONE;
          shown.set(result);
        });
  }

  private void sortWithoutDuplicates() {
    if (filter.get().sort() == ImageFilter.Sort.DUPLICATES) {
      filter.set(ImageFilter.ERRORS);
    }
  }

  /**
   * Shows images that the user selected elsewhere.
   *
   * @param title what they have in common
   * @param image the one that is to be selected, or {@link ImageSelectionListener#NONE}
   */
  public void showSelection(String title, int[] indices, int image) {
    selection = indices.clone();
    wanted = image;
    selectionTitle = title;
    if (filter.get().equals(ImageFilter.SELECTED)) {
      order();
    } else {
      filter.set(ImageFilter.SELECTED);
    }
  }

  /** Shows the images of one cell of the confusion matrix. */
  public void openCell(int label, int predicted) {
    filter.set(filter.get().cell(label, predicted));
  }

  /** What the images that were selected elsewhere have in common; empty if there are none. */
  String selectionTitle() {
    return selectionTitle;
  }

  /** Writes images to a file. */
  void export(Path file, int[] indices, ExportFormat format) {
    OpenEvaluation opened = errors.openedProperty().get();
    if (opened == null) {
      return;
    }
    Evaluation evaluation = opened.evaluation();
    IntFunction<Set<String>> words = tags.of(evaluation);
    errors
        .jobs()
        .start(
            Messages.text("errors.exporting", file.getFileName()),
            progress -> {
              progress.at(0, 1);
              byte[] content =
                  format == ExportFormat.PNG
                      ? ContactSheet.png(evaluation, indices)
                      : ErrorsCsv.of(evaluation, indices, Optional.of(words));
              try {
                AtomicFiles.write(file, content);
              } catch (IOException e) {
                throw new UserFacingException(
                    Messages.text("file.cannotSave", file, FileErrors.reason(e)), e);
              }
              return () -> {};
            },
            errors::fail);
  }

  /** Gives images a tag, or takes it from them if all have it. */
  void tag(int[] indices, String word) {
    OpenEvaluation opened = errors.openedProperty().get();
    if (opened != null) {
      tags.toggle(opened.original(), indices, word);
    }
  }

  /** The user's tags. */
  TagsViewModel tags() {
    return tags;
  }

  /** The comparison of the images with each other. */
  DuplicateFinder duplicates() {
    return duplicates;
  }

  ObjectProperty<ImageFilter> filterProperty() {
    return filter;
  }

  /** Null while nothing is open. */
  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The index of the image that is shown in detail; −1 for none. */
  IntegerProperty selectedProperty() {
    return selected;
  }

  @Override
  public void close() {
    ordering.close();
    tags.close();
  }
}
