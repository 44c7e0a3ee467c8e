package org.sketch28.app.errors.images;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.evaluate.Neighbours;
import org.sketch28.model.explain.Explainer;
import org.sketch28.model.explain.FeatureMaps;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.store.ModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why the model says what it says of one image. */
public final class DetailViewModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DetailViewModel.class);
  private static final int NEIGHBOURS = 8;
  private static final int STEPS = 64;

  private final ErrorsViewModel errors;
  private final ImagesViewModel images;
  private final LatestTaskRunner explanations;
  private final LatestTaskRunner neighbourhood;
  private final ObjectProperty<Method> method = new SimpleObjectProperty<>(Method.NONE);
  private final BooleanProperty forLabel = new SimpleBooleanProperty();
  private final BooleanProperty layersWanted = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<Attribution>> attribution =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<FeatureMaps>> layers =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Near>> neighbours =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Loaded loaded;
  private Training training;

  /** How pixels are credited. */
  enum Method {
    NONE,
    GRADIENT,
    INTEGRATED,
    OCCLUSION
  }

  /**
   * What each pixel says for a class.
   *
   * @param residual of integrated gradients; NaN for other methods
   */
  record Attribution(float[] values, double residual) {
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
      return "Attribution[residual %f]".formatted(residual);
    }
  }

  /** The nearest training images. */
  record Near(ImageDataset data, List<Neighbours.Neighbour> nearest) {}

  /** A model that can be asked why. */
  private record Loaded(ModelStore.Entry entry, NetworkClassifier classifier) {}

  /** The training images of the opened dataset as the opened model sees them. */
  private record Training(Evaluation original, Evaluation evaluation) {}

  public DetailViewModel(ErrorsViewModel errors, ImagesViewModel images, Tasks tasks) {
    this.errors = errors;
    this.images = images;
    this.explanations = tasks.latest("explain");
    this.neighbourhood = tasks.latest("neighbours");
    errors.openedProperty().addListener((p, o, n) -> refresh());
    images.selectedProperty().addListener((p, o, n) -> refresh());
    method.addListener((p, o, n) -> explain());
    forLabel.addListener((p, o, n) -> explain());
    layersWanted.addListener((p, o, n) -> explain());
  }

  /** The image that is looked at; none if nothing is. */
  Optional<OpenEvaluation> opened() {
    return Optional.ofNullable(errors.openedProperty().get())
        .filter(o -> index() >= 0 && index() < o.evaluation().size());
  }

  int index() {
    return images.selectedProperty().get();
  }

  private void refresh() {
    explain();
    findNeighbours();
  }

  private void explain() {
    attribution.set(Optional.empty());
    Optional<OpenEvaluation> now = opened();
    boolean asked = method.get() != Method.NONE || layersWanted.get();
    if (now.isEmpty() || !asked) {
      explanations.cancel();
      layers.set(List.of());
      return;
    }
    OpenEvaluation opened = now.get();
    int index = index();
    Method how = method.get();
    boolean maps = layersWanted.get();
    Evaluation evaluation = opened.evaluation();
    int of =
        forLabel.get() && evaluation.counts(index)
            ? evaluation.label(index)
            : evaluation.predicted(index);
    explanations.submit(
        () -> explanation(opened, index, how, of, maps),
        found -> {
          attribution.set(found.attribution());
          layers.set(found.layers());
        });
  }

  private record Explanation(Optional<Attribution> attribution, List<FeatureMaps> layers) {}

  private Explanation explanation(
      OpenEvaluation opened, int index, Method how, int classIndex, boolean maps) {
    Optional<NetworkClassifier> classifier = classifier(opened.model());
    if (classifier.isEmpty()) {
      return new Explanation(Optional.empty(), List.of());
    }
    Explainer explainer = new Explainer(classifier.get());
    float[] image = opened.evaluation().data().image(index).toFloats();
    Optional<Attribution> found =
        switch (how) {
          case NONE -> Optional.empty();
          case GRADIENT ->
              Optional.of(new Attribution(explainer.gradient(image, classIndex), Double.NaN));
          case OCCLUSION ->
              Optional.of(new Attribution(explainer.occlusion(image, classIndex), Double.NaN));
          case INTEGRATED -> {
            Explainer.Integrated integrated =
                explainer.integratedGradients(image, classIndex, STEPS);
            yield Optional.of(new Attribution(integrated.attribution(), integrated.residual()));
          }
        };
    return new Explanation(found, maps ? explainer.layers(image) : List.of());
  }

  /** On the worker of explanations alone: loads a model, or takes the one that is loaded. */
  private Optional<NetworkClassifier> classifier(ModelStore.Entry entry) {
    if (loaded == null || !loaded.entry().equals(entry)) {
      closeLoaded();
      try {
        loaded = new Loaded(entry, ModelStore.load(entry));
      } catch (UserFacingException e) {
        LOG.warn("No explanation: {}", e.getMessage());
        return Optional.empty();
      }
    }
    return Optional.of(loaded.classifier());
  }

  private void closeLoaded() {
    if (loaded != null) {
      loaded.classifier().close();
      loaded = null;
    }
  }

  /** Looks for neighbours, if the training images were looked at by this model once. */
  private void findNeighbours() {
    neighbours.set(Optional.empty());
    Optional<OpenEvaluation> now = opened();
    if (now.isEmpty()) {
      neighbourhood.cancel();
      return;
    }
    int index = index();
    neighbourhood.submit(() -> near(now.get(), index), neighbours::set);
  }

  /** On the worker of neighbours alone. */
  private Optional<Near> near(OpenEvaluation opened, int index) {
    if (training == null || training.original() != opened.original()) {
      training = null;
      try {
        Optional<Evaluation> features =
            opened.original().split() == Split.TRAIN
                ? Optional.of(opened.original())
                : errors.evaluator().saved(opened.model(), opened.dataset().name(), Split.TRAIN);
        if (features.isEmpty()) {
          return Optional.empty();
        }
        training = new Training(opened.original(), features.get());
      } catch (UserFacingException e) {
        LOG.warn("No neighbours: {}", e.getMessage());
        return Optional.empty();
      }
    }
    Evaluation among = training.evaluation();
    int except = opened.original().split() == Split.TRAIN ? index : -1;
    List<Neighbours.Neighbour> nearest =
        new Neighbours(among.outputs())
            .nearest(opened.original().outputs().features(index), NEIGHBOURS, except);
    return Optional.of(new Near(among.data(), nearest));
  }

  /** Lets the model look at the training images, so that neighbours can be found. */
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
              errors
                  .evaluator()
                  .evaluate(opened.model(), opened.dataset().name(), Split.TRAIN, progress);
              return this::findNeighbours;
            },
            errors::fail);
  }

  /** Says that the image is of another class, or that nobody can tell; the own label takes back. */
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

  ObjectProperty<Method> methodProperty() {
    return method;
  }

  /** Whether the attribution is of the label's logit, in place of the predicted class's. */
  BooleanProperty forLabelProperty() {
    return forLabel;
  }

  /** Whether feature maps are asked for. */
  BooleanProperty layersWantedProperty() {
    return layersWanted;
  }

  ReadOnlyObjectProperty<Optional<Attribution>> attributionProperty() {
    return attribution.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<FeatureMaps>> layersProperty() {
    return layers.getReadOnlyProperty();
  }

  /** None while they are not known. */
  ReadOnlyObjectProperty<Optional<Near>> neighboursProperty() {
    return neighbours.getReadOnlyProperty();
  }

  @Override
  public void close() {
    explanations.afterwards(this::closeLoaded);
    explanations.close();
    neighbourhood.close();
  }
}
