package org.sketch28.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How images are set aside for tests in a dataset that comes without a test part: the same share of
 * each class, chosen at random, the same for the same seed.
 *
 * @param percent of each class, 1…90
 * @param seed of the choice
 */
public record TestPart(int percent, long seed) {

  /** The largest share that can be set aside. */
  public static final int MOST_PERCENT = 90;

  private static final long SEED = 28;

  public TestPart {
    if (percent < 1 || percent > MOST_PERCENT) {
      throw new IllegalArgumentException(percent + " %");
    }
  }

  /** A share with the program's own seed. */
  public static TestPart of(int percent) {
    return new TestPart(percent, SEED);
  }

  /**
   * Divides images into training and test part, both in their order. A class of at least two images
   * is in both parts, and one of a single image is for training.
   *
   * @return the training part alone if no class has two images
   */
  public Map<Split, ImageDataset> divide(ImageDataset all) {
    boolean[] test = new boolean[all.size()];
    Random random = new Random(seed);
    for (int label = 0; label < all.classNames().size(); label++) {
      List<Integer> ofClass = indices(all, label);
      Collections.shuffle(ofClass, random);
      ofClass.subList(0, count(ofClass.size())).forEach(i -> test[i] = true);
    }
    Map<Split, ImageDataset> parts = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      boolean wanted = split == Split.TEST;
      int[] chosen = IntStream.range(0, test.length).filter(i -> test[i] == wanted).toArray();
      if (chosen.length > 0) {
        parts.put(split, all.select(split.toString(), chosen));
      }
    }
    return parts;
  }

  private static List<Integer> indices(ImageDataset all, int label) {
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.label(i) == label) {
        indices.add(i);
      }
    }
    return indices;
  }

  private int count(int ofClass) {
    if (ofClass < 2) {
      return 0;
    }
    return Math.max(1, Math.min(ofClass - 1, Math.round(ofClass * percent / 100f)));
  }
}
