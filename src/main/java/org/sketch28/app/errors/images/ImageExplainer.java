package org.sketch28.app.errors.images;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.GrayImage;
import org.sketch28.model.explain.Explainer;
import org.sketch28.model.explain.FeatureMaps;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.store.ModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Explains predictions, with the model that was loaded last. Must be used on one thread. */
final class ImageExplainer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ImageExplainer.class);
  private static final int STEPS = 64;

  private Optional<Loaded> loaded = Optional.empty();

  private record Loaded(ModelStore.Entry entry, NetworkClassifier classifier) {}

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

  /** What was found; empty for a model that cannot be loaded. */
  record Explanation(Optional<Attribution> attribution, List<FeatureMaps> layers) {
    static final Explanation NONE = new Explanation(Optional.empty(), List.of());
  }

  /** Explains a prediction. */
  Explanation explain(Question question) {
    return classifier(question.model())
        .map(Explainer::new)
        .map(
            explainer ->
                new Explanation(
                    attribution(explainer, question),
                    question.layers() ? explainer.layers(question.image().toFloats()) : List.of()))
        .orElse(Explanation.NONE);
  }

  private static Optional<Attribution> attribution(Explainer explainer, Question question) {
    float[] image = question.image().toFloats();
    int of = question.classIndex();
    return switch (question.method()) {
      case NONE -> Optional.empty();
      case GRADIENT ->
          Optional.of(new Attribution(explainer.gradient(image, of), OptionalDouble.empty()));
      case OCCLUSION ->
          Optional.of(new Attribution(explainer.occlusion(image, of), OptionalDouble.empty()));
      case INTEGRATED -> {
        Explainer.Integrated integrated = explainer.integratedGradients(image, of, STEPS);
        yield Optional.of(
            new Attribution(integrated.attribution(), OptionalDouble.of(integrated.residual())));
      }
    };
  }

  private Optional<NetworkClassifier> classifier(ModelStore.Entry entry) {
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
