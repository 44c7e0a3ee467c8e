package org.sketch28.train.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.HostTensor;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.network.Architecture;

class ReplicasTest {

  private static final int SIZE = 24;
  private static final int CLASSES = 10;
  private static final ImageDataset DATA = StrokeDigits.images("digits", 5 * SIZE, 3);
  private static final OptimizerConfig OPTIMIZER =
      new OptimizerConfig(
          OptimizerConfig.Kind.SGD, 0.1, OptimizerConfig.Schedule.CONSTANT, 0, 0.9, 0);

  private static Batch batch(int index, int dropped) {
    float[] images = new float[SIZE * ImageDataset.PIXELS];
    float[] targets = new float[SIZE * CLASSES];
    int[] labels = new int[SIZE];
    for (int i = 0; i < images.length; i++) {
      images[i] = (DATA.pixels()[index * images.length + i] & 0xff) / 255f;
    }
    for (int i = 0; i < SIZE; i++) {
      labels[i] = DATA.label(index * SIZE + i);
      targets[i * CLASSES + labels[i]] = 1;
    }
    List<float[]> masks = new ArrayList<>();
    if (dropped > 0) {
      Random random = new Random(index);
      float[] mask = new float[dropped];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = random.nextInt(2) * 2;
      }
      masks.add(mask);
    }
    return new Batch(images, targets, labels, masks);
  }

  /** Losses of five steps, and what is left after them. */
  private record Trained(
      List<Double> losses, Map<String, HostTensor> weights, Map<String, HostTensor> average) {}

  private static Trained train(Architecture architecture, double dropout, int count)
      throws InterruptedException, ExecutionException {
    Engines.configure();
    Engine.getInstance().setRandomSeed(3);
    List<Double> losses = new ArrayList<>();
    try (Replicas replicas =
        new Replicas(() -> architecture.newNetwork(CLASSES, dropout), count, OPTIMIZER, 0.9)) {
      List<CompletableFuture<StepResult>> steps = new ArrayList<>();
      int dropped = replicas.maskSizes(SIZE).stream().mapToInt(Integer::intValue).sum();
      for (int i = 0; i < 5; i++) {
        steps.add(replicas.begin(batch(i, dropped), new StepSettings(i + 1, 0.1f, i % 2 == 0)));
      }
      for (CompletableFuture<StepResult> step : steps) {
        losses.add(step.get().loss());
      }
      return new Trained(losses, replicas.weights(), replicas.average().value());
    }
  }

  private static void assertClose(Map<String, HostTensor> a, Map<String, HostTensor> b) {
    assertEquals(a.keySet(), b.keySet());
    a.forEach(
        (name, tensor) -> assertArrayEquals(tensor.values(), b.get(name).values(), 2e-4f, name));
  }

  @Test
  void withoutBatchNormManyLearnWhatOneLearns() throws Exception {
    Trained one = train(Architecture.LINEAR, 0.5, 1);
    assertTrue(one.losses().get(4) < one.losses().get(0), one.losses().toString());
    for (int count : new int[] {2, 3, 5}) {
      Trained many = train(Architecture.LINEAR, 0.5, count);
      assertClose(one.weights(), many.weights());
      assertClose(one.average(), many.average());
      for (int i = 0; i < 5; i++) {
        assertEquals(one.losses().get(i), many.losses().get(i), 1e-4);
      }
    }
  }

  @Test
  void theSameNumberGivesTheSameResult() throws Exception {
    Trained first = train(Architecture.CNN, 0, 2);
    for (int again = 0; again < 3; again++) {
      assertEquals(first, train(Architecture.CNN, 0, 2));
    }
  }

  /** Each part is normalised by its own statistics; the running ones are the replicas' mean. */
  @Test
  void statisticsAreJoined() throws Exception {
    Trained one = train(Architecture.CNN, 0, 1);
    Trained two = train(Architecture.CNN, 0, 2);
    assertNotEquals(one.losses(), two.losses());
    String mean =
        one.weights().keySet().stream()
            .filter(name -> name.endsWith("runningMean"))
            .findFirst()
            .orElseThrow();
    // The mean of a batch is the mean of its halves' means, before the weights drift apart.
    float[] whole = one.weights().get(mean).values();
    float[] halves = two.weights().get(mean).values();
    assertArrayEquals(whole, halves, 0.02f);
  }

  @Test
  void aFailureEndsAllReplicas() throws Exception {
    try (Replicas replicas =
        new Replicas(() -> Architecture.LINEAR.newNetwork(CLASSES, 0), 2, OPTIMIZER, 0)) {
      Batch broken = new Batch(new float[5], new float[SIZE * CLASSES], new int[SIZE]);
      for (Batch batch : List.of(broken, batch(0, 0))) {
        CompletableFuture<StepResult> step = replicas.begin(batch, new StepSettings(1, 0.1f, true));
        assertThrows(ExecutionException.class, () -> step.get(60, TimeUnit.SECONDS));
      }
      replicas.average().value();
    }
  }
}
