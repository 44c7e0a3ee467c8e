package org.sketch28.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.sketch28.data.ImageDataset;

/**
 * Training images and validation images, separated before anything is learned.
 *
 * @param training images that the network learns from
 * @param validation images that settings are chosen by
 * @param description how they were separated
 */
public record ValidationSplit(ImageDataset training, ImageDataset validation, String description) {

  private static final String AT_RANDOM = " images at random";

  /** Whether a part of a description is that of images at random. */
  public static boolean isRandom(String description) {
    return description.contains(AT_RANDOM);
  }

  /** Separates images at random. */
  public static ValidationSplit random(ImageDataset data, int count, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, data.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    return of(
        data,
        order.subList(0, count),
        order.subList(count, order.size()),
        "%,d%s, seed %d".formatted(count, AT_RANDOM, seed));
  }

  /**
   * Separates whole writers at random until there are {@code count} images, so that no writer is in
   * both parts.
   *
   * @param writer who wrote each image
   */
  public static ValidationSplit byWriter(ImageDataset data, int[] writer, int count, long seed) {
    List<Integer> ids = new ArrayList<>(IntStream.of(writer).distinct().sorted().boxed().toList());
    Collections.shuffle(ids, new Random(seed));
    List<Integer> held = new ArrayList<>();
    int used = 0;
    while (held.size() < count && used < ids.size()) {
      int id = ids.get(used++);
      IntStream.range(0, writer.length).filter(i -> writer[i] == id).forEach(held::add);
    }
    List<Integer> heldWriters = ids.subList(0, used);
    List<Integer> rest =
        IntStream.range(0, writer.length)
            .filter(i -> !heldWriters.contains(writer[i]))
            .boxed()
            .toList();
    return of(
        data,
        held,
        rest,
        "%,d images of %d writers of their own, seed %d".formatted(held.size(), used, seed));
  }

  private static ValidationSplit of(
      ImageDataset data, List<Integer> held, List<Integer> rest, String description) {
    return new ValidationSplit(
        data.select(data.name() + ", training part", ints(rest)),
        data.select(data.name() + ", validation part", ints(held)),
        description);
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
