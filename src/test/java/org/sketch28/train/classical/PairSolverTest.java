package org.sketch28.train.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.classical.Kernel;

class PairSolverTest {

  private static final ImageDataset DIGITS = StrokeDigits.images("digits", 20, 5);

  private static PairMachine solve(Runnable step) {
    return solve(step, label -> label < 2);
  }

  private static PairMachine solve(Runnable step, IntPredicate labels) {
    int[] members =
        IntStream.range(0, DIGITS.size()).filter(i -> labels.test(DIGITS.label(i))).toArray();
    Kernel kernel = new Kernel(Kernel.Type.GAUSSIAN, 0.001, 0);
    return new PairSolver(kernel, 1e6, step)
        .solve(DIGITS, new int[] {0, 1}, ShiftedImage.plain(members));
  }

  @Test
  void asManyPairsAreSolvedAtOnceAsMemoryHasRoomFor() {
    assertEquals(1, PairSolver.mostAtOnce(DIGITS, 1));
    assertTrue(PairSolver.mostAtOnce(DIGITS, 1L << 40) > 8);
  }

  @Test
  void aPairCanBeCancelledWhileItIsSolved() {
    AtomicInteger steps = new AtomicInteger();
    List<ShiftedImage> vectors = solve(steps::incrementAndGet).vectors();
    assertTrue(vectors.size() > 0);
    assertTrue(steps.get() > 0);
    assertThrows(
        CancellationException.class,
        () ->
            solve(
                () -> {
                  throw new CancellationException();
                }));
  }

  /** Of one's own drawings, there may be none of some digits. */
  @Test
  void aClassWithoutImagesNeverWins() {
    assertEquals(-1, solve(() -> {}, label -> label == 0).offset());
    assertEquals(1, solve(() -> {}, label -> label == 1).offset());
    assertEquals(0, solve(() -> {}, label -> false).offset());
  }
}
