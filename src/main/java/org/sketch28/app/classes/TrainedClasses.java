package org.sketch28.app.classes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sketch28.data.drawings.ClassSet;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.train.tune.FewDrawingsTraining;
import org.sketch28.train.tune.FewDrawingsTraining.Verdict;

/**
 * What a training found out about the drawings that it was given.
 *
 * @param set the classes and drawings that it learned from
 * @param result the model, and a verdict for each drawing
 */
record TrainedClasses(ClassSet set, FewDrawingsTraining.Result result) {

  /** A right prediction with less confidence than this is shown as hard, too. */
  private static final double DOUBTFUL = 0.6;

  /**
   * A drawing that is hard for networks that have not learned from it.
   *
   * @param label index of its class
   */
  record Hard(int label, Drawing drawing, Verdict verdict) {}

  /** The drawings that are hard, the most confident mistakes first. */
  List<Hard> hard() {
    List<Hard> hard = new ArrayList<>();
    int index = 0;
    for (int label = 0; label < set.classes().size(); label++) {
      for (Drawing drawing : set.classes().get(label).drawings()) {
        Verdict verdict = result.verdicts().get(index++);
        if (!verdict.isRight() || verdict.confidence() < DOUBTFUL) {
          hard.add(new Hard(label, drawing, verdict));
        }
      }
    }
    hard.sort(
        Comparator.comparing((Hard each) -> each.verdict().isRight())
            .thenComparing(
                each ->
                    each.verdict().isRight()
                        ? each.verdict().confidence()
                        : -each.verdict().confidence()));
    return hard;
  }
}
