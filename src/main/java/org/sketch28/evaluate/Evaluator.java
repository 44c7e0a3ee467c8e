package org.sketch28.evaluate;

import java.util.List;
import java.util.Optional;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.store.ModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates models, or opens saved evaluations.
 *
 * @param catalog provides the images
 * @param store saves the results
 */
public record Evaluator(Catalog catalog, EvaluationStore store) {

  private static final Logger LOG = LoggerFactory.getLogger(Evaluator.class);

  /**
   * Evaluates a model on a dataset, with the dataset's own labels, and saves the result; or opens
   * the saved result. A result that cannot be saved, as on a full disk, is returned all the same.
   *
   * @param progress receives the number of images; may end the work by throwing, and nothing is
   *     saved then
   * @throws UserFacingException if the images or the model cannot be read, or their classes differ
   */
  public Evaluation evaluate(ModelStore.Entry model, String dataset, Split split, Progress progress)
      throws UserFacingException {
    ImageDataset data = catalog.load(dataset, split, progress);
    requireSameClasses(model, data);
    Optional<DatasetOutputs> saved = store.find(model, dataset, split, data);
    if (saved.isPresent()) {
      looked(model, dataset, split);
      return evaluation(model, dataset, split, data, saved.get());
    }
    DatasetOutputs outputs = infer(model, data, progress);
    look(model, dataset, split, true);
    try {
      store.save(model, dataset, split, data, outputs);
    } catch (UserFacingException | OutOfMemoryError e) {
      // The figures are worth more than having them again without computing.
      LOG.warn("{}", e.getMessage());
    }
    return evaluation(model, dataset, split, data, outputs);
  }

  /**
   * Evaluates a model even if the result is saved, and saves it in the model's folder, in the form
   * in which it ships with the program.
   *
   * @throws UserFacingException as {@link #evaluate} does, and if the result cannot be saved
   */
  public Evaluation evaluateForShipping(
      ModelStore.Entry model, String dataset, Split split, Progress progress)
      throws UserFacingException {
    ImageDataset data = catalog.load(dataset, split, progress);
    requireSameClasses(model, data);
    DatasetOutputs outputs = infer(model, data, progress);
    look(model, dataset, split, true);
    store.saveCompact(model, dataset, split, data, outputs);
    return evaluation(model, dataset, split, data, outputs);
  }

  private static DatasetOutputs infer(ModelStore.Entry model, ImageDataset data, Progress progress)
      throws UserFacingException {
    try (ScoredClassifier classifier = ModelStore.load(model)) {
      return classifier.inferAll(data, progress);
    }
  }

  /**
   * The saved evaluation of this model on these images, if there is one. Whoever shows it to the
   * user says so by {@link #looked}.
   *
   * @throws UserFacingException if the images or the model's calibration cannot be read
   */
  public Optional<Evaluation> saved(ModelStore.Entry model, String dataset, Split split)
      throws UserFacingException {
    if (!store.exists(model, dataset, split)) {
      return Optional.empty();
    }
    ImageDataset data = catalog.load(dataset, split);
    Optional<DatasetOutputs> outputs = store.find(model, dataset, split, data);
    return outputs.isPresent()
        ? Optional.of(evaluation(model, dataset, split, data, outputs.get()))
        : Optional.empty();
  }

  /** Counts that a saved evaluation was opened, if it is of test images. */
  public void looked(ModelStore.Entry model, String dataset, Split split) {
    look(model, dataset, split, false);
  }

  private void look(ModelStore.Entry model, String dataset, Split split, boolean isNew) {
    if (split == Split.TEST) {
      store.looks().add(model.manifest(), dataset, isNew);
    }
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
      throw new UserFacingException(
          data.name() + " has no images yet. Choose another dataset or part.");
    }
    if (!entry.manifest().classes().equals(data.classNames())) {
      throw new UserFacingException(
          "The classes of the model %s are %s, but those of %s are %s. Choose another dataset."
              .formatted(
                  entry.manifest().name(),
                  String.join(", ", entry.manifest().classes()),
                  data.name(),
                  String.join(", ", data.classNames())));
    }
  }
}
