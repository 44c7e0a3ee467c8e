package org.sketch28.evaluate;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Images of an evaluation as a CSV table, one line for each image. */
public final class ErrorsCsv {

  private ErrorsCsv() {}

  /**
   * Makes the table: index in the dataset, label (empty if it does not count), prediction,
   * confidence, loss, margin, whether the image is accepted, and the probability of each class.
   *
   * @param indices of the images, in the order of the table
   * @return the bytes of a UTF-8 file
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
