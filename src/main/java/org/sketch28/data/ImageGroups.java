package org.sketch28.data;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which images of a dataset are related: written by the same person, or made from the same
 * photograph. Related images must not be in both the training and the validation part, or
 * validation would measure memory.
 */
public final class ImageGroups {

  /** The group of an image that is related to no other. */
  public static final int NONE = -1;

  private final int[] groups;
  private final boolean[] variants;
  private final Optional<String> photographs;

  private ImageGroups(int[] groups, boolean[] variants, Optional<String> photographs) {
    if (groups.length != variants.length) {
      throw new IllegalArgumentException(groups.length + " groups, " + variants.length + " images");
    }
    this.groups = groups;
    this.variants = variants;
    this.photographs = photographs;
  }

  /**
   * Images grouped by who wrote them.
   *
   * @param writers a number for each image
   */
  public static ImageGroups ofWriters(int[] writers) {
    return ofWriters(writers, new boolean[writers.length]);
  }

  /**
   * Images grouped by who wrote them, some of which are variations of another.
   *
   * @param writers a number for each image
   * @param variants for each image, whether it is a variation that is for training only
   */
  public static ImageGroups ofWriters(int[] writers, boolean[] variants) {
    return new ImageGroups(writers.clone(), variants.clone(), Optional.empty());
  }

  /**
   * Images grouped by the photograph they were made from.
   *
   * @param dataset the name of the dataset of the photographs
   * @param indices for each image, the index of its photograph in that dataset, or {@link #NONE}
   */
  public static ImageGroups ofPhotographs(String dataset, int[] indices) {
    return new ImageGroups(indices.clone(), new boolean[indices.length], Optional.of(dataset));
  }

  /** The number of images. */
  public int size() {
    return groups.length;
  }

  /** The group of an image: its writer's number, or the index of its photograph. */
  public int group(int image) {
    return groups[image];
  }

  /** The numbers of all groups, in ascending order. */
  public int[] distinct() {
    return IntStream.of(groups).distinct().sorted().toArray();
  }

  /** Whether an image is a variation of another, made for training only. */
  public boolean isVariant(int image) {
    return variants[image];
  }

  /** The dataset whose indices the groups are; empty if the groups are writers. */
  public Optional<String> photographs() {
    return photographs;
  }

  /** The groups of the images at {@code indices}, in that order. */
  public ImageGroups select(int[] indices) {
    boolean[] selected = new boolean[indices.length];
    for (int i = 0; i < indices.length; i++) {
      selected[i] = variants[indices[i]];
    }
    return new ImageGroups(
        Arrays.stream(indices).map(i -> groups[i]).toArray(), selected, photographs);
  }
}
