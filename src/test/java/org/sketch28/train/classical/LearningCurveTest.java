package org.sketch28.train.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LearningCurveTest {

  private static final LearningCurve CURVE =
      new LearningCurve(3, List.of(), List.of())
          .withTraining(0.75, 0.6)
          .withTraining(1, 0.8)
          .withValidation(1, 0.9)
          .withTraining(1.5, 0.95)
          .withTraining(2, 0.97);

  @Test
  void passesHaveTheMeanOfTheirParts() {
    List<LearningCurve.Pass> done = CURVE.done();
    assertEquals(2, done.size());
    assertEquals(0.75 * 0.6 + 0.25 * 0.8, done.get(0).accuracy(), 1e-12);
    assertEquals(0.9, done.get(0).validationAccuracy());
    assertEquals(0.96, done.get(1).accuracy(), 1e-12);
    assertTrue(Double.isNaN(done.get(1).validationAccuracy()), "it was not measured");
  }

  @Test
  void aPassThatIsNotDoneIsNone() {
    assertEquals(2, CURVE.withTraining(2.5, 0.99).done().size());
    assertEquals(
        List.of(), new LearningCurve(3, List.of(), List.of()).withTraining(0.5, 0.6).done());
  }

  @Test
  void aPassWithoutItsBeginningIsNotCounted() {
    LearningCurve rest = new LearningCurve(3, List.of(), List.of()).withValidation(2, 0.9);
    assertEquals(1, rest.done().size());
    assertEquals(2, rest.done().get(0).pass());
    assertTrue(Double.isNaN(rest.done().get(0).accuracy()), "nothing is known of its parts");
  }

  @Test
  void whatWasNotSavedIsLeftOut() {
    LearningCurve saved = CURVE.resumed(1, 3);
    assertEquals(2, saved.training().size());
    assertEquals(1, saved.validation().size());
    assertEquals(new LearningCurve(3, List.of(), List.of()), CURVE.resumed(0, 3));
  }
}
