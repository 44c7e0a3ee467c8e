package org.sketch28.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.sketch28.image.GrayImage;

/**
 * Labelled 28 × 28 grey images, kept as bytes. Not to be changed once made.
 *
 * @param name for people, such as "MNIST test"
 * @param pixels 784 bytes an image, one image after another, 0 = background
 * @param labels one class index an image
 * @param classNames by class index
 */
public record ImageDataset(String name, byte[] pixels, byte[] labels, List<String> classNames) {

  /** The side of an image, in pixels. */
  public static final int SIDE = 28;

  /** The number of pixels of an image. */
  public static final int PIXELS = SIDE * SIDE;

  public ImageDataset {
    classNames = List.copyOf(classNames);
    if (pixels.length != (long) labels.length * PIXELS) {
      throw new IllegalArgumentException(
          "%d bytes of pixels for %d labels".formatted(pixels.length, labels.length));
    }
  }

  /** The number of images. */
  public int size() {
    return labels.length;
  }

  /** The image at {@code index}. */
  public GrayImage image(int index) {
    Objects.checkIndex(index, size());
    byte[] image = new byte[PIXELS];
    System.arraycopy(pixels, index * PIXELS, image, 0, PIXELS);
    return new GrayImage(SIDE, SIDE, image);
  }

  /** The class index at {@code index}. */
  public int label(int index) {
    return labels[index];
  }

  /** How many images each class has, by class index. */
  public int[] classCounts() {
    int[] counts = new int[classNames.size()];
    for (byte label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /** These images and then those of {@code other}, which has the same classes. */
  public ImageDataset plus(ImageDataset other) {
    if (!classNames.equals(other.classNames)) {
      throw new IllegalArgumentException(name + " and " + other.name + " have other classes");
    }
    byte[] morePixels = Arrays.copyOf(pixels, pixels.length + other.pixels.length);
    System.arraycopy(other.pixels, 0, morePixels, pixels.length, other.pixels.length);
    byte[] moreLabels = Arrays.copyOf(labels, labels.length + other.labels.length);
    System.arraycopy(other.labels, 0, moreLabels, labels.length, other.labels.length);
    return new ImageDataset(name + " and " + other.name, morePixels, moreLabels, classNames);
  }

  /** Whether both hold the same images with the same labels and classes, whatever their names. */
  public boolean sameContent(ImageDataset other) {
    return Arrays.equals(pixels, other.pixels)
        && Arrays.equals(labels, other.labels)
        && classNames.equals(other.classNames);
  }

  /** The images at {@code indices}, in that order. */
  public ImageDataset select(String newName, int[] indices) {
    byte[] selected = new byte[indices.length * PIXELS];
    byte[] selectedLabels = new byte[indices.length];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(pixels, indices[i] * PIXELS, selected, i * PIXELS, PIXELS);
      selectedLabels[i] = labels[indices[i]];
    }
    return new ImageDataset(newName, selected, selectedLabels, classNames);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "%s (%d images)".formatted(name, size());
  }
}
