package org.sketch28.app.errors.images;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.model.explain.FeatureMaps;

/**
 * Why the model predicts what it predicts for one image, and whether the image's label is right.
 */
public final class DetailViewModel implements AutoCloseable {

  private final ErrorsViewModel errors;
  private final ImagesViewModel images;
  private final LatestTaskRunner explanations;
  private final LatestTaskRunner neighbourhood;
  private final ImageExplainer explainer = new ImageExplainer();
  private final NeighbourFinder finder;
  private final ObjectProperty<AttributionMethod> method =
      new SimpleObjectProperty<>(AttributionMethod.NONE);
  private final BooleanProperty forLabel = new SimpleBooleanProperty();
  private final BooleanProperty layersWanted = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<Attribution>> attribution =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper impossible = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<List<FeatureMaps>> layers =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<NeighbourFinder.Nearest>> neighbours =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * @param tasks runs work off the FX thread
   */
  public DetailViewModel(ErrorsViewModel errors, ImagesViewModel images, Tasks tasks) {
    this.errors = errors;
    this.images = images;
    this.finder = new NeighbourFinder(errors.evaluator());
    this.explanations = tasks.latest("explain");
    this.neighbourhood = tasks.latest("neighbours");
    errors.openedProperty().addListener((p, o, n) -> refresh());
    images.selectedProperty().addListener((p, o, n) -> refresh());
    method.addListener((p, o, n) -> explain());
    forLabel.addListener((p, o, n) -> explain());
    layersWanted.addListener((p, o, n) -> explain());
  }

  /** The evaluation of the selected image; none if no image is selected. */
  Optional<OpenEvaluation> opened() {
    return Optional.ofNullable(errors.openedProperty().get())
        .filter(opened -> index() >= 0 && index() < opened.evaluation().size());
  }

  /** The index of the selected image; −1 if none is selected. */
  int index() {
    return images.selectedProperty().get();
  }

  private void refresh() {
    explain();
    findNeighbours();
  }

  private void explain() {
    impossible.set(false);
    attribution.set(Optional.empty());
    Optional<OpenEvaluation> opened = opened();
    boolean wanted = method.get() != AttributionMethod.NONE || layersWanted.get();
    if (opened.isEmpty() || !wanted) {
      explanations.cancel();
      layers.set(List.of());
      return;
    }
    ImageExplainer.Question question = question(opened.get());
    explanations.submit(
        () -> explainer.explain(question),
        found -> {
          impossible.set(found.impossible());
          attribution.set(found.attribution());
          layers.set(found.layers());
        });
  }

  private ImageExplainer.Question question(OpenEvaluation opened) {
    return new ImageExplainer.Question(
        opened.model(),
        opened.evaluation().data().image(index()),
        method.get(),
        explainedClass(),
        layersWanted.get());
  }

  /** The class whose logit is attributed to pixels; an image must be selected. */
  int explainedClass() {
    Evaluation evaluation = errors.openedProperty().get().evaluation();
    return forLabel.get() && evaluation.counts(index())
        ? evaluation.label(index())
        : evaluation.predicted(index());
  }

  /** Finds neighbours, if the model was evaluated on the training images. */
  private void findNeighbours() {
    findNeighbours(() -> {});
  }

  /**
   * @param before runs on the thread that finds them
   */
  private void findNeighbours(Runnable before) {
    neighbours.set(Optional.empty());
    Optional<OpenEvaluation> opened = opened();
    if (opened.isEmpty()) {
      neighbourhood.cancel();
      return;
    }
    int index = index();
    neighbourhood.submit(
        () -> {
          before.run();
          return finder.find(opened.get(), index);
        },
        neighbours::set);
  }

  /** Evaluates the model on the training images, so that neighbours can be found. */
  void prepareNeighbours() {
    OpenEvaluation opened = errors.openedProperty().get();
    if (opened == null) {
      return;
    }
    errors
        .jobs()
        .start(
            Messages.text("errors.preparing", opened.dataset().title()),
            progress -> {
              Evaluation training =
                  errors
                      .evaluator()
                      .evaluate(opened.model(), opened.dataset().name(), Split.TRAIN, progress);
              // It may not be on the disk, if that is full.
              return () -> findNeighbours(() -> finder.use(opened, training));
            },
            errors::fail);
  }

  /**
   * Corrects the label of the image.
   *
   * @param classIndex the right class, or {@link Correction#UNCLEAR}; the dataset's own label takes
   *     a correction back
   */
  void correct(int classIndex) {
    opened()
        .ifPresent(
            opened -> {
              Evaluation original = opened.original();
              Optional<Correction> correction =
                  CorrectionStore.of(original.data(), original.split(), index(), classIndex);
              if (correction.isPresent()) {
                errors.corrections().put(original, correction.get());
              } else {
                errors.corrections().remove(original, index());
              }
            });
  }

  ObjectProperty<AttributionMethod> methodProperty() {
    return method;
  }

  /** Whether the label's logit is attributed, in place of the predicted class's. */
  BooleanProperty forLabelProperty() {
    return forLabel;
  }

  /** Whether feature maps are wanted. */
  BooleanProperty layersWantedProperty() {
    return layersWanted;
  }

  ReadOnlyObjectProperty<Optional<Attribution>> attributionProperty() {
    return attribution.getReadOnlyProperty();
  }

  /** Whether the method needs a gradient that cannot be taken of the model. */
  ReadOnlyBooleanProperty impossibleProperty() {
    return impossible.getReadOnlyProperty();
  }

  /** The feature maps of each layer; empty while they are not known. */
  ReadOnlyObjectProperty<List<FeatureMaps>> layersProperty() {
    return layers.getReadOnlyProperty();
  }

  /** None while they are not known. */
  ReadOnlyObjectProperty<Optional<NeighbourFinder.Nearest>> neighboursProperty() {
    return neighbours.getReadOnlyProperty();
  }

  @Override
  public void close() {
    explanations.afterwards(explainer::close);
    explanations.close();
    neighbourhood.close();
  }
}
