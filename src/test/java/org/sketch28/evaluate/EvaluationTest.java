package org.sketch28.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.model.DatasetOutputs;

/** Compares metrics with values worked out by hand or in another way. */
class EvaluationTest {

  private static final float LN3 = (float) Math.log(3);

  @Test
  void metricsOfFourImages() {
    Evaluation evaluation =
        Evaluations.of(
            new int[] {0, 0, 1, 1}, new float[][] {{LN3, 0}, {0, LN3}, {0, LN3}, {0, LN3}});
    assertArrayEquals(new int[] {1}, evaluation.errors());
    assertEquals(0.25, evaluation.probability(1, 0), 1e-6);
    assertEquals(-0.5, evaluation.margin(1), 1e-6);
    assertEquals(Math.log(4), evaluation.loss(1), 1e-6);
    assertEquals(2, evaluation.rank(1));
    ConfusionMatrix matrix = ConfusionMatrix.of(evaluation);
    assertArrayEquals(new int[][] {{1, 1}, {0, 2}}, matrix.counts());
    assertEquals(1.0, matrix.precision(0), 1e-9);
    assertEquals(0.5, matrix.recall(0), 1e-9);
    assertEquals(2.0 / 3, matrix.f1(0), 1e-9);
    assertEquals(2.0 / 3, matrix.precision(1), 1e-9);
    Reliability reliability = evaluation.reliability();
    assertEquals(0, reliability.expectedCalibrationError(), 1e-6, "75 % sure, 75 % right");
    assertEquals(
        (3 * Math.log(4.0 / 3) + Math.log(4)) / 4, reliability.negativeLogLikelihood(), 1e-6);
    assertEquals((3 * 2 * 0.0625 + 2 * 0.5625) / 4, reliability.brier(), 1e-6);
  }

  /** Nearest neighbours give the same to all classes that none of them has. */
  @Test
  void equalClassesAreRankedAsInPredictions() {
    float[][] logits = {{0, 9, 0, 0}, {0, 9, 0, 0}, {Float.NaN, Float.NaN, Float.NaN, Float.NaN}};
    Evaluation evaluation = Evaluations.of(new int[] {0, 3, 3}, logits);
    assertEquals(2, evaluation.rank(0));
    assertEquals(4, evaluation.rank(1));
    assertEquals(1, evaluation.topK(2).correct());
  }

  @Test
  void overconfidenceIsAnError() {
    Evaluation evaluation = Evaluations.of(new int[] {0, 1}, new float[][] {{100, 0}, {100, 0}});
    assertEquals(0.5, evaluation.reliability().expectedCalibrationError(), 1e-6);
  }

  @Test
  void theTableAgreesWithTheMatrix() {
    Evaluation evaluation = Evaluations.random(3000, 10, 4);
    ConfusionMatrix matrix = ConfusionMatrix.of(evaluation);
    String csv = new String(ErrorsCsv.of(evaluation, evaluation.errors()), StandardCharsets.UTF_8);
    int[][] counts = new int[10][10];
    for (int i = 0; i < evaluation.size(); i++) {
      counts[evaluation.data().label(i)][evaluation.data().label(i)]++;
    }
    List<String> lines = csv.lines().toList();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      assertEquals(17, cells.length);
      int label = Integer.parseInt(cells[1]);
      assertEquals(evaluation.data().label(Integer.parseInt(cells[0])), label);
      counts[label][label]--;
      counts[label][Integer.parseInt(cells[2])]++;
    }
    assertArrayEquals(matrix.counts(), counts);
    assertTrue(lines.size() > 100, "there were errors to count");
  }

  @Test
  void theTableIsWrittenAsSpreadsheetsReadIt() {
    Evaluation evaluation =
        Evaluations.of(
            List.of("T-shirt/top", "a \"b\", c"),
            new int[] {0, 1},
            new float[][] {{0, LN3}, {0, 0}});
    String csv = new String(ErrorsCsv.of(evaluation, new int[] {0}), StandardCharsets.UTF_8);
    assertEquals(
        """
        index,label,predicted,confidence,loss,margin,known,p(T-shirt/top),"p(a ""b"", c)"
        0,T-shirt/top,"a ""b"", c",0.75,1.3862943611198906,-0.5,true,0.25,0.75
        """,
        csv);
  }

  @Test
  void anImageThatDoesNotCountHasNoLabelInTheTable() throws Exception {
    Evaluation evaluation = Evaluations.of(new int[] {0, 1}, new float[][] {{0, LN3}, {0, 0}});
    Correction unclear =
        CorrectionStore.of(evaluation.data(), Split.TEST, 0, Correction.UNCLEAR).orElseThrow();
    byte[] csv = ErrorsCsv.of(evaluation.corrected(List.of(unclear)), new int[] {0});
    assertTrue(new String(csv, StandardCharsets.UTF_8).lines().toList().get(1).startsWith("0,,1,"));
  }

  @Test
  void correctionsChangeMetricsAndNothingElse() throws Exception {
    Evaluation evaluation =
        Evaluations.of(
            new int[] {0, 0, 1, 1}, new float[][] {{LN3, 0}, {0, LN3}, {0, LN3}, {LN3, 0}});
    Correction wrong = CorrectionStore.of(evaluation.data(), Split.TEST, 1, 1).orElseThrow();
    Correction unclear =
        CorrectionStore.of(evaluation.data(), Split.TEST, 3, Correction.UNCLEAR).orElseThrow();
    Correction ofAnother = new Correction(Split.TEST, 0, "0000000000000000", 0, 1);
    Correction ofTheOtherPart = new Correction(Split.TRAIN, 0, wrong.image(), 0, 1);
    Evaluation corrected = evaluation.corrected(List.of(wrong, unclear, ofAnother, ofTheOtherPart));
    assertEquals(2, evaluation.errors().length);
    assertEquals(0, corrected.errors().length);
    assertFalse(corrected.counts(3));
    assertArrayEquals(new int[][] {{1, 0}, {0, 2}}, ConfusionMatrix.of(corrected).counts());
    assertTrue(CorrectionStore.of(evaluation.data(), Split.TEST, 0, 0).isEmpty());
  }

  @Test
  void comparesModelsWithMcNemarsTest() throws Exception {
    int[] labels = {0, 0, 0, 0};
    float[] right = {1, 0};
    float[] wrong = {0, 1};
    Evaluation a = Evaluations.of(labels, new float[][] {right, wrong, wrong, right});
    Evaluation b = Evaluations.of(labels, new float[][] {right, right, wrong, wrong});
    Comparison comparison = Comparison.of(a, b);
    assertArrayEquals(new int[] {1}, comparison.fixed());
    assertArrayEquals(new int[] {3}, comparison.broken());
    assertArrayEquals(new int[] {2}, comparison.bothWrong());
    assertEquals(1, comparison.bothRight());
    assertEquals(1, comparison.pValue(), 1e-9);
    // Binomial(10, 1/2) at most 1, twice: 2 · 11 / 1024.
    Comparison uneven = new Comparison(new int[1], new int[9], new int[0], 0);
    assertEquals(22.0 / 1024, uneven.pValue(), 1e-12);
    assertEquals(
        2 * Math.pow(0.5, 2000), new Comparison(new int[0], new int[2000], new int[0], 0).pValue());
    Evaluation other = Evaluations.random(4, 2, 1);
    assertThrows(UserFacingException.class, () -> Comparison.of(a, other));
  }

  @Test
  void flippedLabelsComeFirst() {
    Evaluation clean = Evaluations.random(2000, 5, 9);
    int[] labels = IntStream.range(0, 2000).map(clean::label).toArray();
    float[][] logits = new float[2000][];
    for (int i = 0; i < labels.length; i++) {
      logits[i] = clean.outputs().logits(i);
      for (int c = 0; c < 5; c++) {
        logits[i][c] += c == labels[i] ? 3 : 0;
      }
    }
    for (int i = 0; i < 20; i++) {
      labels[i * 100] = (labels[i * 100] + 1) % 5;
    }
    int[] queue = LabelErrors.queue(Evaluations.of(labels, logits));
    assertEquals(2000, queue.length);
    long found = IntStream.of(queue).limit(40).filter(i -> i % 100 == 0).count();
    assertTrue(found >= 18, found + " of 20 among the first 40");
  }

  @Test
  void neighboursAreTheNearest() {
    Random random = new Random(3);
    float[] features = new float[500 * 16];
    for (int i = 0; i < features.length; i++) {
      features[i] = random.nextFloat();
    }
    DatasetOutputs outputs = new DatasetOutputs(500, features, new float[500]);
    float[] asked = outputs.features(77);
    List<Integer> expected =
        IntStream.range(0, 500)
            .boxed()
            .filter(i -> i != 77)
            .sorted(
                (a, b) -> Double.compare(distance(outputs, a, asked), distance(outputs, b, asked)))
            .limit(6)
            .toList();
    List<Neighbours.Neighbour> found = new Neighbours(outputs).nearest(asked, 6, 77);
    assertEquals(expected, found.stream().map(Neighbours.Neighbour::index).toList());
    assertEquals(distance(outputs, expected.get(5), asked), found.get(5).distance(), 1e-5);
    assertEquals(77, new Neighbours(outputs).nearest(asked, 1, -1).get(0).index());
  }

  private static double distance(DatasetOutputs outputs, int index, float[] from) {
    double sum = 0;
    for (int f = 0; f < from.length; f++) {
      double d = outputs.features(index)[f] - from[f];
      sum += d * d;
    }
    return Math.sqrt(sum);
  }

  @Test
  void clustersStayApartInMaps() {
    Random random = new Random(5);
    int each = 60;
    float[] features = new float[3 * each * 40];
    for (int i = 0; i < 3 * each; i++) {
      for (int f = 0; f < 40; f++) {
        features[i * 40 + f] = (float) random.nextGaussian() + (f == i / each ? 12 : 0);
      }
    }
    DatasetOutputs outputs = new DatasetOutputs(3 * each, features, new float[3 * each]);
    List<Long> reported = new ArrayList<>();
    for (float[] map :
        List.of(
            Embedding.pca(outputs),
            Embedding.tsne(outputs, 1, (done, total) -> reported.add(done)))) {
      double within = 0;
      double between = Double.MAX_VALUE;
      double[][] centres = new double[3][2];
      for (int i = 0; i < map.length; i++) {
        centres[i / 2 / each][i % 2] += map[i] / each;
      }
      for (int i = 0; i < 3 * each; i++) {
        within +=
            Math.hypot(map[2 * i] - centres[i / each][0], map[2 * i + 1] - centres[i / each][1])
                / (3 * each);
      }
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < a; b++) {
          between =
              Math.min(
                  between,
                  Math.hypot(centres[a][0] - centres[b][0], centres[a][1] - centres[b][1]));
        }
      }
      assertTrue(between > 3 * within, between + " between, " + within + " within");
    }
    assertTrue(reported.size() > 10, "progress is reported");
    assertArrayEquals(
        Embedding.tsne(outputs, 1, Progress.NONE), Embedding.tsne(outputs, 1, Progress.NONE));
  }

  @Test
  void imagesWithoutNeighboursHaveAMapNevertheless() {
    for (int count : new int[] {1, 2, 50}) {
      DatasetOutputs same = new DatasetOutputs(count, new float[count * 40], new float[count]);
      float[] map = Embedding.tsne(same, 1, Progress.NONE);
      assertEquals(2 * count, map.length);
      for (float place : map) {
        assertTrue(Float.isFinite(place), count + " images: " + place);
      }
    }
  }

  @Test
  void aDuelMixesFairAndHardImages() {
    Evaluation evaluation = Evaluations.random(2000, 10, 11);
    Duel duel = Duel.of(evaluation, 40, 5);
    assertEquals(40, duel.size());
    int right = 0;
    while (!duel.isOver()) {
      int image = duel.image();
      boolean knows = duel.answered() % 4 != 0;
      duel.answer(knows ? evaluation.label(image) : Duel.NONE);
      right += knows ? 1 : 0;
    }
    Duel.Score all = duel.score();
    assertEquals(new BinomialCount(right, 40), all.you());
    assertEquals(20, duel.fairScore().you().count());
    assertEquals(20, duel.hardScore().you().count());
    assertTrue(
        duel.hardScore().model().correct() < duel.fairScore().model().correct(),
        "the hard ones are harder");
    long distinct = duel.differences().stream().mapToInt(Duel.Difference::index).distinct().count();
    assertEquals(duel.differences().size(), distinct, "no image comes twice");
    int wrong = (int) duel.differences().stream().filter(d -> d.predicted() != d.label()).count();
    assertEquals(40 - all.model().correct(), wrong);
  }

  @Test
  void aContactSheetIsAPicture() throws Exception {
    Evaluation evaluation = Evaluations.random(30, 3, 2);
    byte[] png = ContactSheet.png(evaluation, IntStream.range(0, 30).toArray());
    java.awt.image.BufferedImage sheet =
        javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(png));
    assertEquals(12 * 104 + 24, sheet.getWidth());
    assertEquals(3 * 122 + 24, sheet.getHeight());
    assertThrows(UserFacingException.class, () -> ContactSheet.png(evaluation, new int[0]));
    assertEquals(30 * ImageDataset.PIXELS, evaluation.data().pixels().length);
    assertTrue(Arrays.stream(evaluation.errors()).allMatch(evaluation::wrong));
  }
}
