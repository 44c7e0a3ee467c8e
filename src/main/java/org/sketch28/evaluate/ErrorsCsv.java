package org.sketch28.evaluate;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Images of an evaluation as a table, one line an image. */
public final class ErrorsCsv {

  private ErrorsCsv() {}

  /**
   * The table: index in the dataset, label, prediction, what the model says of them, and the
   * probability of each class.
   */
  public static byte[] of(Evaluation evaluation, int[] indices) {
    List<String> names = evaluation.data().classNames();
    StringBuilder text = new StringBuilder("index,label,predicted,confidence,loss,margin,known");
    names.forEach(name -> text.append(",").append(quoted("p(" + name + ")")));
    text.append('\n');
    for (int i : indices) {
      text.append(i).append(',');
      text.append(evaluation.counts(i) ? quoted(names.get(evaluation.label(i))) : "").append(',');
      text.append(quoted(names.get(evaluation.predicted(i)))).append(',');
      text.append(evaluation.confidence(i)).append(',');
      text.append(evaluation.loss(i)).append(',');
      text.append(evaluation.margin(i)).append(',');
      text.append(evaluation.known(i));
      for (float p : evaluation.probabilities(i)) {
        text.append(',').append(p);
      }
      text.append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    return text.matches("[\\w ./()-]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
