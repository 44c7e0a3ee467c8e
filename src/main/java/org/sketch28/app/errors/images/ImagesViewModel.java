package org.sketch28.app.errors.images;

import java.io.IOException;
import java.nio.file.Path;
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
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.UserFacingException;
import org.sketch28.evaluate.ContactSheet;
import org.sketch28.evaluate.ErrorsCsv;
import org.sketch28.evaluate.Evaluation;

/** The images of the opened evaluation that are shown, and the one that is looked at. */
public final class ImagesViewModel implements AutoCloseable {

  private final ErrorsViewModel errors;
  private final LatestTaskRunner ordering;
  private final ObjectProperty<ImageFilter> filter = new SimpleObjectProperty<>(ImageFilter.ERRORS);
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
  private final IntegerProperty selected = new SimpleIntegerProperty(-1);
  private int[] chosen = {};
  private String chosenTitle = "";

  /** Images in order, of an evaluation. */
  public record Shown(OpenEvaluation opened, int[] indices) {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public String toString() {
      return "Shown[%d images]".formatted(indices.length);
    }
  }

  public ImagesViewModel(ErrorsViewModel errors, Tasks tasks) {
    this.errors = errors;
    this.ordering = tasks.latest("errors-order");
    filter.addListener((p, o, n) -> order());
    errors.openedProperty().addListener((p, o, opened) -> openedChanged(o, opened));
  }

  private void openedChanged(OpenEvaluation before, OpenEvaluation now) {
    boolean other = before == null || now == null || before.original() != now.original();
    if (other) {
      chosen = new int[0];
      chosenTitle = "";
      selected.set(-1);
      if (filter.get().show() == ImageFilter.Show.CHOSEN) {
        filter.set(ImageFilter.ERRORS);
        return;
      }
    }
    order();
  }

  private void order() {
    OpenEvaluation opened = errors.openedProperty().get();
    if (opened == null) {
      ordering.cancel();
      shown.set(null);
      return;
    }
    ImageFilter wanted = filter.get();
    int[] subset = chosen;
    ordering.submit(() -> new Shown(opened, wanted.apply(opened.evaluation(), subset)), shown::set);
  }

  /** Shows images that were chosen elsewhere. */
  public void choose(String title, int[] indices) {
    chosen = indices.clone();
    chosenTitle = title;
    ImageFilter next =
        new ImageFilter(
            ImageFilter.Show.CHOSEN,
            ImageFilter.Sort.INDEX,
            ImageFilter.ANY,
            ImageFilter.ANY,
            0,
            1,
            "");
    if (next.equals(filter.get())) {
      order();
    } else {
      filter.set(next);
    }
  }

  /** Shows the images of one cell of the confusion matrix. */
  public void openCell(int label, int predicted) {
    filter.set(filter.get().cell(label, predicted));
  }

  /** What the chosen images have in common; empty if there are none. */
  String chosenTitle() {
    return chosenTitle;
  }

  /** Writes images as a table, or as a contact sheet. */
  void export(Path file, int[] indices, boolean sheet) {
    OpenEvaluation opened = errors.openedProperty().get();
    if (opened == null) {
      return;
    }
    Evaluation evaluation = opened.evaluation();
    errors
        .jobs()
        .start(
            Messages.text("errors.exporting", file.getFileName()),
            progress -> {
              progress.at(0, 1);
              byte[] content =
                  sheet ? ContactSheet.png(evaluation, indices) : ErrorsCsv.of(evaluation, indices);
              try {
                AtomicFiles.write(file, content);
              } catch (IOException e) {
                throw new UserFacingException(
                    Messages.text("file.cannotSave", file, String.valueOf(e.getMessage())), e);
              }
              return () -> {};
            },
            errors::fail);
  }

  ObjectProperty<ImageFilter> filterProperty() {
    return filter;
  }

  /** Null while nothing is open. */
  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The index of the image that is looked at; −1 for none. */
  IntegerProperty selectedProperty() {
    return selected;
  }

  @Override
  public void close() {
    ordering.close();
  }
}
