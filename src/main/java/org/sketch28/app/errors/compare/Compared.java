package org.sketch28.app.errors.compare;

import java.util.List;
import org.sketch28.app.base.Messages;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.app.models.ModelTitles;
import org.sketch28.evaluate.Comparison;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.model.store.ModelStore;

/** A comparison of the open evaluation with that of another model, on the same images. */
record Compared(
    OpenEvaluation opened, ModelStore.Entry other, Evaluation others, Comparison comparison) {

  /** What the open model is called here. */
  String openedTitle() {
    return title(opened.model(), other);
  }

  /** What the other model is called here. */
  String otherTitle() {
    return title(other, opened.model());
  }

  /** Models of one recipe have the same title, but not the same name. */
  private static String title(ModelStore.Entry model, ModelStore.Entry than) {
    String title = ModelTitles.plain(model);
    return title.equals(ModelTitles.plain(than))
        ? Messages.text("model.named", title, model.manifest().name())
        : title;
  }

  /** The number and label of an image, and what both models predict. */
  String describe(int index) {
    Evaluation own = opened.evaluation();
    List<String> names = own.data().classNames();
    return Messages.text(
        "errors.compare.image",
        index,
        names.get(own.label(index)),
        openedTitle(),
        names.get(own.predicted(index)),
        100 * own.confidence(index),
        otherTitle(),
        names.get(others.predicted(index)),
        100 * others.confidence(index));
  }
}
