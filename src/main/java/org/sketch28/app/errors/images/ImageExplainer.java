package org.sketch28.app.errors.images;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.GrayImage;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.explain.Evidence;
import org.sketch28.model.explain.Explainer;
import org.sketch28.model.explain.FeatureMaps;
import org.sketch28.model.explain.Occlusion;
import org.sketch28.model.store.ModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Explains predictions, with the model that was loaded last. Must be used on one thread. */
final class ImageExplainer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ImageExplainer.class);

  private Optional<Loaded> loaded = Optional.empty();

  private record Loaded(ModelStore.Entry entry, ScoredClassifier classifier) {}

  /**
   * What is to be explained.
   *
   * @param classIndex whose logit is attributed
   * @param layers whether the feature maps of the layers are wanted
   */
  record Question(
      ModelStore.Entry model,
      GrayImage image,
      AttributionMethod method,
      int classIndex,
      boolean layers) {}

  /**
   * What was found; empty for a model that cannot be loaded.
   *
   * @param impossible whether the method needs a gradient that cannot be taken of the model
   */
  record Explanation(
      Optional<Attribution> attribution, boolean impossible, List<FeatureMaps> layers) {
    static final Explanation NONE = new Explanation(Optional.empty(), false, List.of());
  }

  /** Explains a prediction. Models that are not networks have other evidence than layers. */
  Explanation explain(Question question) {
    return classifier(question.model())
        .map(classifier -> explain(classifier, question))
        .orElse(Explanation.NONE);
  }

  private static Explanation explain(ScoredClassifier classifier, Question question) {
    Optional<Attribution> attribution = attribution(classifier, question);
    boolean impossible = attribution.isEmpty() && question.method() != AttributionMethod.NONE;
    return new Explanation(
        attribution, impossible, question.layers() ? layers(classifier, question) : List.of());
  }

  private static Optional<Attribution> attribution(ScoredClassifier classifier, Question question) {
    float[] image = question.image().toFloats();
    int of = question.classIndex();
    return switch (question.method()) {
      case NONE -> Optional.empty();
      case GRADIENT -> NetworkGradients.of(classifier).map(each -> each.gradient(image, of));
      case INTEGRATED -> NetworkGradients.of(classifier).map(each -> each.integrated(image, of));
      case OCCLUSION ->
          Optional.of(new Attribution(Occlusion.of(classifier, image, of), OptionalDouble.empty()));
    };
  }

  private static List<FeatureMaps> layers(ScoredClassifier classifier, Question question) {
    float[] image = question.image().toFloats();
    return Explainer.of(classifier)
        .map(explainer -> explainer.layers(image))
        .orElseGet(() -> Evidence.of(classifier, image, question.classIndex()));
  }

  private Optional<ScoredClassifier> classifier(ModelStore.Entry entry) {
    if (loaded.filter(each -> each.entry().equals(entry)).isEmpty()) {
      close();
      try {
        loaded = Optional.of(new Loaded(entry, ModelStore.load(entry)));
      } catch (UserFacingException e) {
        LOG.warn("No explanation: {}", e.getMessage());
      }
    }
    return loaded.map(Loaded::classifier);
  }

  /** Closes the model that is loaded; another can be loaded afterwards. */
  @Override
  public void close() {
    loaded.ifPresent(each -> each.classifier().close());
    loaded = Optional.empty();
  }
}
