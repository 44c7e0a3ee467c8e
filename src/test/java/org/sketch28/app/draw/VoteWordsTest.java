package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.model.Prediction;

class VoteWordsTest {

  private static final List<String> NAMES = List.of("zero", "one", "two");

  private static String words(Integer... votes) {
    return VoteWords.of(new Prediction(new float[] {0.2f, 0.5f, 0.3f}, 1, List.of(votes)), NAMES);
  }

  @Test
  void aSingleModelHasNoVotes() {
    assertEquals("", words());
  }

  @Test
  void allModelsMayAgree() {
    assertEquals("All 3 models predict one.", words(1, 1, 1));
  }

  @Test
  void otherwiseTheMostFrequentClassComesFirst() {
    assertEquals(
        "3 of 6 models predict two, 2 predict one, 1 predicts zero.", words(1, 2, 1, 2, 0, 2));
  }
}
