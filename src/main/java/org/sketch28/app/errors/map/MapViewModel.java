package org.sketch28.app.errors.map;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.base.UserFacingException;
import org.sketch28.evaluate.Embedding;

/**
 * The images of the open evaluation as points of a plane. Must be used on one thread, the receiver
 * of its {@link Tasks}.
 */
public final class MapViewModel implements AutoCloseable {

  private static final long SEED = 1;

  private final ErrorsViewModel errors;
  private final LatestTaskRunner worker;
  private final ReadOnlyObjectWrapper<Placed> placed = new ReadOnlyObjectWrapper<>();

  /** How images are placed. */
  enum Kind {
    PCA,
    TSNE
  }

  /** Images with their places. */
  static final class Placed {
    private final OpenEvaluation opened;
    private final Kind kind;
    private final float[] places;

    /**
     * @param places image × 2
     */
    private Placed(OpenEvaluation opened, Kind kind, float[] places) {
      this.opened = opened;
      this.kind = kind;
      this.places = places;
    }

    OpenEvaluation opened() {
      return opened;
    }

    Kind kind() {
      return kind;
    }

    /** Image × 2; not copied: to be read only. */
    float[] places() {
      return places;
    }
  }

  /**
   * @param tasks runs work off the FX thread
   */
  public MapViewModel(ErrorsViewModel errors, Tasks tasks) {
    this.errors = errors;
    this.worker = tasks.latest("map");
    errors.openedProperty().addListener((p, o, now) -> changed(now));
  }

  private void changed(OpenEvaluation now) {
    Placed before = placed.get();
    if (now == null) {
      worker.cancel();
      placed.set(null);
    } else if (before != null && before.opened().original() == now.original()) {
      placed.set(new Placed(now, before.kind(), before.places()));
    } else {
      placed.set(null);
      worker.submit(() -> first(now), this::showIfOpen);
    }
  }

  /** The saved t-SNE, else principal components, which are computed at once. */
  private Placed first(OpenEvaluation opened) {
    return savedTsne(opened)
        .map(places -> new Placed(opened, Kind.TSNE, places))
        .orElseGet(() -> pca(opened));
  }

  private Optional<float[]> savedTsne(OpenEvaluation opened) {
    return errors.evaluator().store().findMap(opened.original(), opened.model());
  }

  private static Placed pca(OpenEvaluation opened) {
    return new Placed(opened, Kind.PCA, Embedding.pca(opened.original().outputs()));
  }

  /** Places images by principal components. */
  void showPca() {
    OpenEvaluation opened = errors.openedProperty().get();
    if (opened != null) {
      worker.submit(() -> pca(opened), this::showIfOpen);
    }
  }

  /** What is open may be judged by other labels now. */
  private void showIfOpen(Placed next) {
    OpenEvaluation now = errors.openedProperty().get();
    if (now != null && now.original() == next.opened().original()) {
      // A quick map that is still being computed was wanted before this one.
      worker.cancel();
      placed.set(new Placed(now, next.kind(), next.places()));
    }
  }

  /** Places images by t-SNE, which takes a minute the first time, and is saved. */
  void showTsne() {
    OpenEvaluation opened = errors.openedProperty().get();
    if (opened == null) {
      return;
    }
    errors
        .jobs()
        .start(
            Messages.text("errors.map.making", opened.evaluation().size()),
            progress -> {
              Optional<float[]> saved = savedTsne(opened);
              float[] places =
                  saved.isPresent()
                      ? saved.get()
                      : Embedding.tsne(opened.original().outputs(), SEED, progress);
              Optional<String> notSaved = saved.isEmpty() ? save(opened, places) : Optional.empty();
              return () -> {
                showIfOpen(new Placed(opened, Kind.TSNE, places));
                notSaved.ifPresent(errors::fail);
              };
            },
            errors::fail);
  }

  /** Saves a map; returns the message if that fails: it is worth more than computing it again. */
  private Optional<String> save(OpenEvaluation opened, float[] places) {
    try {
      errors.evaluator().store().saveMap(opened.original(), opened.model(), places);
      return Optional.empty();
    } catch (UserFacingException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Null while there is nothing to show. */
  ReadOnlyObjectProperty<Placed> placedProperty() {
    return placed.getReadOnlyProperty();
  }

  @Override
  public void close() {
    worker.close();
  }
}
