package org.sketch28.app.errors.overview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.errors.OpenErrors;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.evaluate.ConfusionMatrix;
import org.sketch28.evaluate.Evaluation;

class CellImagesTest {

  @TempDir private Path home;

  private static int[] scan(Evaluation evaluation, int label, int predicted) {
    return IntStream.range(0, evaluation.size())
        .filter(i -> evaluation.label(i) == label && evaluation.predicted(i) == predicted)
        .toArray();
  }

  @Test
  void eachCellHasItsFirstImages() throws Exception {
    try (OpenErrors errors = OpenErrors.evaluated(home)) {
      Evaluation original = errors.evaluation();
      Evaluation evaluation =
          original.corrected(
              CorrectionStore.of(original.data(), original.split(), 0, Correction.UNCLEAR).stream()
                  .toList());
      CellImages cells = new CellImages(evaluation, 3);
      ConfusionMatrix matrix = ConfusionMatrix.of(evaluation);
      for (int label = 0; label < 10; label++) {
        for (int predicted = 0; predicted < 10; predicted++) {
          assertEquals(matrix.count(label, predicted), cells.count(label, predicted));
          assertArrayEquals(
              IntStream.of(scan(evaluation, label, predicted)).limit(3).toArray(),
              cells.first(label, predicted));
        }
      }
    }
  }
}
