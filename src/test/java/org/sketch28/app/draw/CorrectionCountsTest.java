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
    add(7);
    assertEquals(7, counts.begin(Domain.DIGITS));
    add(2);
    counts.putBack(Domain.DIGITS, 7);
    assertEquals(Map.of(Domain.DIGITS, 9), counts.all());
    assertFalse(counts.isOffered());
    counts.begin(Domain.DIGITS);
    add(CorrectionCounts.NEEDED);
    assertTrue(counts.isOffered(), "it has learned since");
  }

  @Test
  void whatWasLearnedOnceCanBeLearnedAgain() {
    assertFalse(counts.isLearnable());
    counts.learnAgain(Domain.DIGITS);
    assertTrue(counts.isLearnable());
    counts.begin(Domain.DIGITS);
    assertFalse(counts.isLearnable());
  }
}
