package org.sketch28.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedCollectorTest {

  private final List<String> calls = new ArrayList<>();

  private GradientCollector opened() {
    calls.add("open");
    return new GradientCollector() {
      @Override
      public void backward(NDArray target) {
        calls.add("backward");
      }

      @Override
      public void zeroGradients() {
        calls.add("zero");
      }

      @Override
      public void close() {
        calls.add("close");
      }
    };
  }

  @Test
  void itIsOpenedForTheFirstAndClosedAfterTheLast() {
    SharedCollector shared = new SharedCollector(this::opened);
    for (int time = 0; time < 2; time++) {
      calls.clear();
      GradientCollector first = shared.collect();
      GradientCollector second = shared.collect();
      first.backward(null);
      first.close();
      second.zeroGradients();
      assertEquals(List.of("open", "backward", "zero"), calls);
      second.close();
      assertEquals(List.of("open", "backward", "zero", "close"), calls);
    }
  }
}
