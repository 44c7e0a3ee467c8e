package org.sketch28.app.errors.map;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.evaluate.Embedding;

/** The images of the opened evaluation in the plane. */
public final class MapViewModel implements AutoCloseable {

  private static final long SEED = 1;

  private final ErrorsViewModel errors;
  private final LatestTaskRunner worker;
  private final ReadOnlyObjectWrapper<Placed> placed = new ReadOnlyObjectWrapper<>();

  /** How images were placed. */
  enum Kind {
    PCA,
    TSNE
  }

  /**
   * Images with their places.
   *
   * @param places image × 2
   */
  record Placed(OpenEvaluation opened, Kind kind, float[] places) {
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
      return "Placed[%s of %d images]".formatted(kind, places.length / 2);
    }
  }

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
      worker.submit(() -> first(now), placed::set);
    }
  }

  /** The t-SNE that was kept, or else principal components, which take no time. */
  private Placed first(OpenEvaluation opened) {
    Optional<float[]> kept = errors.evaluator().store().findMap(opened.original(), opened.model());
    return kept.map(map -> new Placed(opened, Kind.TSNE, map)).orElseGet(() -> pca(opened));
  }

  private static Placed pca(OpenEvaluation opened) {
    return new Placed(opened, Kind.PCA, Embedding.pca(opened.original().outputs()));
  }

  /** Places by principal components. */
  void showPca() {
    OpenEvaluation opened = errors.openedProperty().get();
    if (opened != null) {
      worker.submit(() -> pca(opened), placed::set);
    }
  }

  /** Places by t-SNE, which takes a minute; it is kept. */
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
              Optional<float[]> kept =
                  errors.evaluator().store().findMap(opened.original(), opened.model());
              float[] map =
                  kept.isPresent()
                      ? kept.get()
                      : Embedding.tsne(opened.original().outputs(), SEED, progress);
              if (kept.isEmpty()) {
                errors.evaluator().store().saveMap(opened.original(), opened.model(), map);
              }
              return () -> tsneMade(opened, map);
            },
            errors::fail);
  }

  private void tsneMade(OpenEvaluation of, float[] map) {
    OpenEvaluation now = errors.openedProperty().get();
    if (now != null && now.original() == of.original()) {
      worker.cancel();
      placed.set(new Placed(now, Kind.TSNE, map));
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
