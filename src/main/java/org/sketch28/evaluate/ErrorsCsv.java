package org.sketch28.evaluate;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Images of an evaluation as a CSV table, one line for each image. */
public final class ErrorsCsv {

  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();

  private ErrorsCsv() {}

  /**
   * Makes the table: index in the dataset, label (empty if it does not count), prediction,
   * confidence, loss, margin, whether the image is accepted, and the probability of each class.
   *
   * @param indices of the images, in the order of the table
   * @return the bytes of a UTF-8 file
   */
  public static byte[] of(Evaluation evaluation, int[] indices) {
    return of(evaluation, indices, Optional.empty());
  }

  /**
   * Makes the same table, with the tags of each image in a last column.
   *
   * @param tags by the index of an image; empty to leave the column out
   */
  public static byte[] of(
      Evaluation evaluation, int[] indices, Optional<IntFunction<Set<String>>> tags) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SequenceWriter lines = CSV.writer().writeValues(out)) {
      List<Object> header = header(evaluation);
      tags.ifPresent(each -> header.add("tags"));
      lines.write(header);
      for (int index : indices) {
        List<Object> line = line(evaluation, index);
        tags.ifPresent(each -> line.add(String.join(" ", each.apply(index))));
        lines.write(line);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
    return out.toByteArray();
  }

  private static List<Object> header(Evaluation evaluation) {
    List<Object> cells =
        new ArrayList<>(
            List.of("index", "label", "predicted", "confidence", "loss", "margin", "known"));
    evaluation.data().classNames().forEach(name -> cells.add("p(" + name + ")"));
    return cells;
  }

  private static List<Object> line(Evaluation evaluation, int index) {
    List<String> names = evaluation.data().classNames();
    List<Object> cells = new ArrayList<>();
    cells.add(index);
    cells.add(evaluation.counts(index) ? names.get(evaluation.label(index)) : "");
    cells.add(names.get(evaluation.predicted(index)));
    cells.add(evaluation.confidence(index));
    cells.add(evaluation.loss(index));
    cells.add(evaluation.margin(index));
    cells.add(evaluation.known(index));
    for (float probability : evaluation.probabilities(index)) {
      cells.add(probability);
    }
    return cells;
  }
}
