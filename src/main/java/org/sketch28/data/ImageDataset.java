package org.sketch28.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.sketch28.image.GrayImage;

/**
 * Labelled 28 × 28 grey images. The arrays are shared with the caller, for there may be 50 MB of
 * pixels: nobody may change them. Two datasets are equal only if they are the same object; {@link
 * #sameContent} compares the images.
 */
public final class ImageDataset {

  /** The width and height of an image, in pixels. */
  public static final int SIDE = 28;

  /** The number of pixels of an image. */
  public static final int PIXELS = SIDE * SIDE;

  private final String name;
  private final byte[] pixels;
  private final byte[] labels;
  private final List<String> classNames;

  /**
   * Wraps images; the arrays are not copied.
   *
   * @param name for people, such as "MNIST test"
   * @param pixels 784 bytes for each image, one image after another; 0 is background
   * @param labels a class index for each image
   * @param classNames by class index
   */
  public ImageDataset(String name, byte[] pixels, byte[] labels, List<String> classNames) {
    if (pixels.length != (long) labels.length * PIXELS) {
      throw new IllegalArgumentException(
          "%d bytes of pixels for %d labels".formatted(pixels.length, labels.length));
    }
    this.name = name;
    this.pixels = pixels;
    this.labels = labels;
    this.classNames = List.copyOf(classNames);
  }

  /** The name, for people. */
  public String name() {
    return name;
  }

  /** The pixels themselves, 784 bytes for each image; not to be changed. */
  public byte[] pixels() {
    return pixels;
  }

  /** The labels themselves, a class index for each image; not to be changed. */
  public byte[] labels() {
    return labels;
  }

  /** The names of the classes, by class index. */
  public List<String> classNames() {
    return classNames;
  }

  /** The number of images. */
  public int size() {
    return labels.length;
  }

  /** A copy of the image at {@code index}. */
  public GrayImage image(int index) {
    Objects.checkIndex(index, size());
    byte[] image = new byte[PIXELS];
    System.arraycopy(pixels, index * PIXELS, image, 0, PIXELS);
    return new GrayImage(SIDE, SIDE, image);
  }

  /** The class index of the image at {@code index}. */
  public int label(int index) {
    return labels[index];
  }

  /** The number of images of each class, by class index. */
  public int[] classCounts() {
    int[] counts = new int[classNames.size()];
    for (byte label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /**
   * These images followed by those of {@code other}.
   *
   * @throws IllegalArgumentException if the classes differ
   */
  public ImageDataset plus(ImageDataset other) {
    if (!classNames.equals(other.classNames)) {
      throw new IllegalArgumentException(name + " and " + other.name + " have different classes");
    }
    byte[] morePixels = Arrays.copyOf(pixels, pixels.length + other.pixels.length);
    System.arraycopy(other.pixels, 0, morePixels, pixels.length, other.pixels.length);
    byte[] moreLabels = Arrays.copyOf(labels, labels.length + other.labels.length);
    System.arraycopy(other.labels, 0, moreLabels, labels.length, other.labels.length);
    return new ImageDataset(name + " and " + other.name, morePixels, moreLabels, classNames);
  }

  /** Whether both have the same images, labels and classes, whatever their names. */
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
  public String toString() {
    return "%s (%d images)".formatted(name, size());
  }
}
