package org.sketch28.app.errors.evaluation;

import java.util.List;
import org.sketch28.app.base.Messages;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.model.store.ModelStore;

/**
 * The evaluation that is shown.
 *
 * @param original judged by the dataset's own labels
 * @param evaluation judged by the labels that count now
 */
public record OpenEvaluation(
    ModelStore.Entry model, DatasetInfo dataset, Evaluation original, Evaluation evaluation) {

  /** An evaluation judged by the dataset's own labels; to be called in the background. */
  static OpenEvaluation of(ModelStore.Entry model, DatasetInfo dataset, Evaluation evaluation) {
    return new OpenEvaluation(model, dataset, computed(evaluation), evaluation);
  }

  /** An evaluation with the figures that take long for many images. */
  static Evaluation computed(Evaluation evaluation) {
    evaluation.reliability();
    evaluation.uncalibrated();
    return evaluation;
  }

  /**
   * Whether this is the evaluation of a model on a part of a dataset.
   *
   * @param wantedModel may be null
   * @param wantedDataset may be null
   */
  boolean isOf(ModelStore.Entry wantedModel, DatasetInfo wantedDataset, Split split) {
    return wantedModel != null
        && original.split() == split
        && dataset.equals(wantedDataset)
        && model.manifest().parametersSha256().equals(wantedModel.manifest().parametersSha256())
        && model.manifest().name().equals(wantedModel.manifest().name());
  }

  /** The same evaluation, judged by other labels. */
  OpenEvaluation judgedBy(Evaluation other) {
    return new OpenEvaluation(model, dataset, original, other);
  }

  /** The number, label and prediction of an image, in words. */
  public String describe(int index) {
    List<String> names = evaluation.data().classNames();
    boolean right = evaluation.counts(index) && !evaluation.wrong(index);
    return Messages.text(
        right ? "errors.image.right" : "errors.image.wrong",
        index,
        evaluation.counts(index)
            ? names.get(evaluation.label(index))
            : Messages.text("errors.unclear"),
        names.get(evaluation.predicted(index)),
        100 * evaluation.confidence(index));
  }
}
