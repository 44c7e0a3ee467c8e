package org.sketch28.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sketch28.data.ImageDataset;

class ValidationSplitTest {

  /** Images whose labels number them. */
  private static final ImageDataset DATA =
      new ImageDataset(
          "numbered",
          new byte[100 * ImageDataset.PIXELS],
          bytes(),
          IntStream.range(0, 100).mapToObj(Integer::toString).toList());

  private static byte[] bytes() {
    byte[] labels = new byte[100];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) i;
    }
    return labels;
  }

  private static Set<Integer> numbers(ImageDataset data) {
    Set<Integer> numbers = new TreeSet<>();
    IntStream.range(0, data.size()).map(data::label).forEach(numbers::add);
    return numbers;
  }

  @Test
  void everyImageIsInOnePart() {
    ValidationSplit split = ValidationSplit.random(DATA, 20, 1);
    assertEquals(20, split.validation().size());
    assertEquals(80, split.training().size());
    Set<Integer> all = numbers(split.training());
    all.addAll(numbers(split.validation()));
    assertEquals(100, all.size());
  }

  @Test
  void theSameSeedGivesTheSameParts() {
    byte[] first = ValidationSplit.random(DATA, 20, 1).validation().labels();
    assertArrayEquals(first, ValidationSplit.random(DATA, 20, 1).validation().labels());
    assertTrue(!java.util.Arrays.equals(first, ValidationSplit.random(DATA, 20, 2).validation().labels()));
  }

  @Test
  void noWriterIsInBothParts() {
    int[] writers = IntStream.range(0, 100).map(i -> i / 10).toArray();
    ValidationSplit split = ValidationSplit.byWriter(DATA, writers, 25, 3);
    assertEquals(30, split.validation().size(), "whole writers");
    List<Integer> held = numbers(split.validation()).stream().map(i -> i / 10).distinct().toList();
    assertEquals(3, held.size());
    assertTrue(numbers(split.training()).stream().noneMatch(i -> held.contains(i / 10)));
  }
}
