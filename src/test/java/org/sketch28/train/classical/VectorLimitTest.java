package org.sketch28.train.classical;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VectorLimitTest {

  private static PairMachine pair(int... images) {
    return new PairMachine(ShiftedImage.plain(images), Collections.nCopies(images.length, 1f), 0f);
  }

  @Test
  void aVectorOfSeveralPairsCountsOnce() {
    VectorLimit limit = new VectorLimit(3);
    List.of(pair(1, 2), pair(2, 3), pair(1, 3))
        .forEach(each -> assertSame(each, limit.count(each)));
  }

  @Test
  void oneTooManyEndsTheTraining() {
    VectorLimit limit = new VectorLimit(3);
    limit.count(pair(1, 2));
    assertThrows(VectorLimit.Exceeded.class, () -> limit.count(pair(3, 4)));
  }
}
