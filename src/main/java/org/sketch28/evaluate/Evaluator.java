package org.sketch28.evaluate;

import java.util.List;
import java.util.Optional;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.model.network.DatasetOutputs;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.store.ModelStore;

/**
 * Evaluates models, or finds what was kept of an earlier time.
 *
 * @param catalog where images are from
 * @param store where results are kept
 */
public record Evaluator(Catalog catalog, EvaluationStore store) {

  /**
   * Evaluates a model on a dataset, by the dataset's own labels.
   *
   * @param progress told of images; may end the work by throwing, and nothing is kept then
   */
  public Evaluation evaluate(ModelStore.Entry model, String dataset, Split split, Progress progress)
      throws UserFacingException {
    ImageDataset data = catalog.load(dataset, split, progress);
    requireSameClasses(model, data);
    Optional<DatasetOutputs> kept = store.find(model, dataset, split, data);
    if (kept.isPresent()) {
      return evaluation(model, dataset, split, data, kept.get());
    }
    try (NetworkClassifier classifier = ModelStore.load(model)) {
      DatasetOutputs outputs = classifier.inferAll(data, progress);
      store.save(model, dataset, split, data, outputs);
      return evaluation(model, dataset, split, data, outputs);
    }
  }

  /** What was kept of an earlier evaluation of this model on these very images. */
  public Optional<Evaluation> kept(ModelStore.Entry model, String dataset, Split split)
      throws UserFacingException {
    if (!store.isThere(model, dataset, split)) {
      return Optional.empty();
    }
    ImageDataset data = catalog.load(dataset, split);
    Optional<DatasetOutputs> outputs = store.find(model, dataset, split, data);
    return outputs.isPresent()
        ? Optional.of(evaluation(model, dataset, split, data, outputs.get()))
        : Optional.empty();
  }

  private static Evaluation evaluation(
      ModelStore.Entry model,
      String dataset,
      Split split,
      ImageDataset data,
      DatasetOutputs outputs)
      throws UserFacingException {
    return new Evaluation(
        new EvaluationKey(
            model.manifest().name(), model.manifest().parametersSha256(), dataset, split),
        data,
        CorrectionStore.labels(data, split, List.of()),
        outputs,
        ModelStore.calibration(model));
  }

  private static void requireSameClasses(ModelStore.Entry entry, ImageDataset data)
      throws UserFacingException {
    if (data.size() == 0) {
      throw new UserFacingException(data.name() + " has no images yet.");
    }
    if (!entry.manifest().classes().equals(data.classNames())) {
      throw new UserFacingException(
          "%s knows the classes %s, but %s has %s."
              .formatted(
                  entry.manifest().name(),
                  entry.manifest().classes(),
                  data.name(),
                  data.classNames()));
    }
  }
}
