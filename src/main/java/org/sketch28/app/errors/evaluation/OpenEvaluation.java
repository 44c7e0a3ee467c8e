package org.sketch28.app.errors.evaluation;

import org.sketch28.app.base.Messages;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.model.store.ModelStore;

/**
 * The evaluation that is looked at.
 *
 * @param original by the dataset's own labels
 * @param evaluation by the labels that count now
 */
public record OpenEvaluation(
    ModelStore.Entry model, DatasetInfo dataset, Evaluation original, Evaluation evaluation) {

  /** Whether it is of these parameters and images; null is nothing. */
  boolean isOf(ModelStore.Entry chosen, DatasetInfo info, Split half) {
    return chosen != null
        && original.split() == half
        && dataset.equals(info)
        && model.manifest().parametersSha256().equals(chosen.manifest().parametersSha256())
        && model.manifest().name().equals(chosen.manifest().name());
  }

  /** The number, label and prediction of an image, in words. */
  public String describe(int index) {
    java.util.List<String> names = evaluation.data().classNames();
    return Messages.text(
        evaluation.wrong(index) ? "errors.image.wrong" : "errors.image.right",
        index,
        evaluation.counts(index)
            ? names.get(evaluation.label(index))
            : Messages.text("errors.unclear"),
        names.get(evaluation.predicted(index)),
        100 * evaluation.confidence(index));
  }
}
