package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sketch28.data.Domain;

class CorrectionCountsTest {

  private final CorrectionCounts counts = new CorrectionCounts();

  private void add(int number) {
    for (int i = 0; i < number; i++) {
      counts.add();
    }
  }

  @Test
  void learningIsOfferedAfterEnoughCorrections() {
    add(CorrectionCounts.NEEDED - 1);
    assertFalse(counts.isOffered());
    add(1);
    assertTrue(counts.isOffered());
    counts.decline();
    add(CorrectionCounts.NEEDED - 1);
    assertFalse(counts.isOffered(), "not now");
    add(1);
    assertTrue(counts.isOffered());
  }

  @Test
  void whatWasDeclinedForDigitsIsOfferedForGarments() {
    add(CorrectionCounts.NEEDED);
    counts.decline();
    counts.setDomain(Domain.GARMENTS);
    add(CorrectionCounts.NEEDED);
    assertTrue(counts.isOffered());
  }

  @Test
  void whatAForgottenModelHadLearnedCanBeLearnedAgainButIsNotOfferedAtOnce() {
    add(9);
    counts.learned(Domain.DIGITS, 7);
    assertEquals(2, counts.of(Domain.DIGITS), "corrected while the model learned");
    counts.putBack(Domain.DIGITS, 7);
    assertEquals(Map.of(Domain.DIGITS, 9), counts.all());
    assertFalse(counts.isOffered());
    counts.learned(Domain.DIGITS, counts.of(Domain.DIGITS));
    add(CorrectionCounts.NEEDED);
    assertTrue(counts.isOffered(), "it has learned since");
  }

  @Test
  void whatWasLearnedOnceCanBeLearnedAgain() {
    assertFalse(counts.isLearnable());
    counts.learnAgain(Domain.DIGITS);
    assertTrue(counts.isLearnable());
    counts.learned(Domain.DIGITS, counts.of(Domain.DIGITS));
    assertFalse(counts.isLearnable());
  }
}
