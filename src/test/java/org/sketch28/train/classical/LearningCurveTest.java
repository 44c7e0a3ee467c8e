package org.sketch28.train.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LearningCurveTest {

  private static final LearningCurve CURVE =
      new LearningCurve(3, List.of(), List.of())
          .withLearning(0.5, 0.6)
          .withLearning(1, 0.8)
          .withValidation(1, 0.9)
          .withLearning(1.5, 0.95)
          .withLearning(2, 0.97);

  @Test
  void passesHaveTheMeanOfTheirParts() {
    List<LearningCurve.Pass> done = CURVE.done();
    assertEquals(2, done.size());
    assertEquals(0.7, done.get(0).accuracy(), 1e-12);
    assertEquals(0.9, done.get(0).validationAccuracy());
    assertEquals(0.96, done.get(1).accuracy(), 1e-12);
    assertTrue(Double.isNaN(done.get(1).validationAccuracy()), "it was not measured");
  }

  @Test
  void aPassThatIsNotDoneIsNone() {
    assertEquals(2, CURVE.withLearning(2.5, 0.99).done().size());
    assertEquals(List.of(), LearningCurve.NONE.withLearning(0.5, 0.6).done());
  }

  @Test
  void whatWasNotSavedIsLeftOut() {
    LearningCurve saved = CURVE.until(1, 3);
    assertEquals(2, saved.learning().size());
    assertEquals(1, saved.validation().size());
    assertEquals(new LearningCurve(3, List.of(), List.of()), CURVE.until(0, 3));
  }
}
