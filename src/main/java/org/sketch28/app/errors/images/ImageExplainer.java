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
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.store.ModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Explains predictions, with the model that was loaded last. Must be used on one thread. */
final class ImageExplainer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ImageExplainer.class);
  private static final int STEPS = 64;

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

  /** What was found; empty for a model that cannot be loaded. */
  record Explanation(Optional<Attribution> attribution, List<FeatureMaps> layers) {
    static final Explanation NONE = new Explanation(Optional.empty(), List.of());
  }

  /** Explains a prediction. Models that are not networks have other evidence than layers. */
  Explanation explain(Question question) {
    return classifier(question.model())
        .map(
            classifier -> {
              Optional<Explainer> explainer =
                  classifier instanceof NetworkClassifier network
                      ? Optional.of(new Explainer(network))
                      : Optional.empty();
              return new Explanation(
                  attribution(classifier, explainer, question),
                  question.layers()
                      ? explainer
                          .map(each -> each.layers(question.image().toFloats()))
                          .orElseGet(
                              () ->
                                  Evidence.of(
                                      classifier,
                                      question.image().toFloats(),
                                      question.classIndex()))
                      : List.of());
            })
        .orElse(Explanation.NONE);
  }

  private static Optional<Attribution> attribution(
      ScoredClassifier classifier, Optional<Explainer> explainer, Question question) {
    float[] image = question.image().toFloats();
    int of = question.classIndex();
    return switch (question.method()) {
      case NONE -> Optional.empty();
      case GRADIENT -> explainer.map(each -> withoutResidual(each.gradient(image, of)));
      case OCCLUSION -> Optional.of(withoutResidual(Occlusion.of(classifier, image, of)));
      case INTEGRATED ->
          explainer
              .map(each -> each.integratedGradients(image, of, STEPS))
              .map(
                  found ->
                      new Attribution(found.attribution(), OptionalDouble.of(found.residual())));
    };
  }

  private static Attribution withoutResidual(float[] attribution) {
    return new Attribution(attribution, OptionalDouble.empty());
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
