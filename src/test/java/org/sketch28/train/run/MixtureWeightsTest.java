package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MixtureWeightsTest {

  @Test
  void equalMembersCountTheSame() {
    double[] same = {0.9, 0.2, 0.7};
    assertArrayEquals(new double[] {0.5, 0.5}, MixtureWeights.fit(List.of(same, same)), 1e-9);
  }

  @Test
  void membersThatKnowMoreCountForMore() {
    double[] good = {0.9, 0.9, 0.9, 0.3};
    double[] bad = {0.2, 0.1, 0.2, 0.8};
    double[] weights = MixtureWeights.fit(List.of(good, bad));
    assertTrue(weights[0] > 0.7 && weights[1] > 0, weights[0] + ", " + weights[1]);
    assertEquals(1, DoubleStream.of(weights).sum(), 1e-9);
  }

  /** No other weights make the labels more likely. */
  @Test
  void areTheMostLikely() {
    Random random = new Random(4);
    double[][] members = new double[2][50];
    for (double[] member : members) {
      for (int i = 0; i < member.length; i++) {
        member[i] = 0.05 + 0.9 * random.nextDouble();
      }
    }
    double[] weights = MixtureWeights.fit(List.of(members));
    double best = likelihood(members, weights[0]);
    for (double other = 0.01; other < 1; other += 0.01) {
      assertTrue(best >= likelihood(members, other) - 1e-6);
    }
  }

  private static double likelihood(double[][] members, double first) {
    double sum = 0;
    for (int i = 0; i < members[0].length; i++) {
      sum += Math.log(first * members[0][i] + (1 - first) * members[1][i]);
    }
    return sum;
  }
}
