package org.sketch28.app.errors.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sketch28.app.errors.OpenErrors;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.evaluate.Evaluations;

class ImageFilterTest {

  private static final int[] NONE = {};
  private static OpenErrors errors;
  private static Evaluation evaluation;

  @BeforeAll
  static void evaluate(@TempDir Path home) throws Exception {
    errors = OpenErrors.evaluated(home);
    evaluation = errors.evaluation();
  }

  @AfterAll
  static void close() {
    errors.close();
  }

  private static ImageFilterBuilder all() {
    return ImageFilterBuilder.builder(ImageFilter.ERRORS).show(ImageFilter.Show.ALL);
  }

  private static int[] apply(ImageFilterBuilder filter) {
    return filter.build().apply(evaluation, NONE);
  }

  private static void assertRising(int[] indices, IntToDoubleFunction key) {
    double[] keys = IntStream.of(indices).mapToDouble(key).toArray();
    for (int i = 1; i < keys.length; i++) {
      assertTrue(keys[i - 1] <= keys[i], i + " of " + keys.length);
    }
  }

  @Test
  void atFirstAllErrorsAreShownTheWorstFirst() {
    int[] shown = ImageFilter.ERRORS.apply(evaluation, NONE);
    assertArrayEquals(evaluation.errors(), IntStream.of(shown).sorted().toArray());
    assertRising(shown, i -> -evaluation.loss(i));
  }

  @ParameterizedTest
  @EnumSource(ImageFilter.Sort.class)
  void everyOrderHasEveryImageOnce(ImageFilter.Sort sort) {
    int[] shown = apply(all().sort(sort));
    assertArrayEquals(
        IntStream.range(0, evaluation.size()).toArray(), IntStream.of(shown).sorted().toArray());
    switch (sort) {
      // Nothing was compared.
      case INDEX, DUPLICATES -> assertRising(shown, i -> i);
      case LOSS -> assertRising(shown, i -> -evaluation.loss(i));
      case CONFIDENCE -> assertRising(shown, i -> -evaluation.confidence(i));
      case UNSURE -> assertRising(shown, evaluation::confidence);
      case MARGIN -> assertRising(shown, evaluation::margin);
      case MISLABELLED -> assertTrue(evaluation.wrong(shown[0]));
    }
  }

  @Test
  void aCellHasItsLabelAndPrediction() {
    int wrong = evaluation.errors()[0];
    int label = evaluation.label(wrong);
    int predicted = evaluation.predicted(wrong);
    int[] shown = ImageFilter.ERRORS.cell(label, predicted).apply(evaluation, NONE);
    assertArrayEquals(
        IntStream.range(0, evaluation.size())
            .filter(i -> evaluation.label(i) == label && evaluation.predicted(i) == predicted)
            .toArray(),
        IntStream.of(shown).sorted().toArray());
    int[] right = ImageFilter.ERRORS.cell(label, label).apply(evaluation, NONE);
    assertTrue(right.length > 0 && IntStream.of(right).noneMatch(evaluation::wrong));
  }

  @Test
  void confidencesCanBeLimited() {
    int[] shown = apply(all().least(0.5).most(0.9));
    assertEquals(
        IntStream.range(0, evaluation.size())
            .filter(i -> evaluation.confidence(i) >= 0.5 && evaluation.confidence(i) <= 0.9)
            .count(),
        shown.length);
  }

  @Test
  void suspectsAreErrors() {
    int[] shown = apply(all().show(ImageFilter.Show.SUSPECTS));
    assertTrue(shown.length < evaluation.size());
    assertTrue(IntStream.of(shown).allMatch(evaluation::wrong));
  }

  @Test
  void selectedImagesAreShownInTheirOrder() {
    assertArrayEquals(
        new int[] {2, 7, 40}, ImageFilter.SELECTED.apply(evaluation, new int[] {40, 2, 7}));
  }

  @Test
  void aNumberIsAnImageOrAClass() {
    int[] shown = apply(all().text("57"));
    assertArrayEquals(new int[] {57}, shown);
    int[] sevens = apply(all().text(" 7 ").sort(ImageFilter.Sort.INDEX));
    assertArrayEquals(
        IntStream.range(0, evaluation.size())
            .filter(i -> i == 7 || evaluation.label(i) == 7 || evaluation.predicted(i) == 7)
            .toArray(),
        sevens);
  }

  @Test
  void everyWordMustMatch() {
    int[] shown = apply(all().text("57 " + evaluation.predicted(57)));
    assertArrayEquals(new int[] {57}, shown);
    assertEquals(0, apply(all().text("57 58")).length);
    assertEquals(0, apply(all().text("sandal")).length);
  }

  @Test
  void aThousandsSeparatorIsIgnored() {
    Evaluation many = Evaluations.random(1100, 10, 1);
    assertArrayEquals(new int[] {1057}, all().text("1,057").build().apply(many, NONE));
  }
}
