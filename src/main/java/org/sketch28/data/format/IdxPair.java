package org.sketch28.data.format;

import java.nio.file.Path;
import java.util.List;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;

/** Images of 28 × 28 pixels and their labels, from two IDX files that belong together. */
public final class IdxPair {

  private final Path file;
  private final byte[] pixels;
  private final byte[] labels;

  /**
   * Wraps images and labels; the arrays are not copied.
   *
   * @param file of the images, for messages
   * @param pixels 784 bytes for each image
   * @param labels from 0
   */
  private IdxPair(Path file, byte[] pixels, byte[] labels) {
    this.file = file;
    this.pixels = pixels;
    this.labels = labels;
  }

  /**
   * Checks that two files belong together.
   *
   * @param file of the images, for messages
   * @param labels a number for each image, or several of which the first is the class (QMNIST)
   * @param firstLabel the label of class 0 in the file
   * @throws UserFacingException if there are no images, they are not 28 × 28, or there is not
   *     exactly one valid label for each
   */
  public static IdxPair of(Path file, IdxFile images, IdxFile labels, int firstLabel)
      throws UserFacingException {
    int[] sizes = images.sizes();
    if (sizes.length != 3 || sizes[1] != 28 || sizes[2] != 28) {
      throw new UserFacingException(
          file + " does not hold images of 28 × 28 pixels. Choose a file that does.");
    }
    if (images.data().length != (long) sizes[0] * ImageDataset.PIXELS) {
      throw new UserFacingException(
          file + " does not hold bytes. Choose a file with a byte for each pixel.");
    }
    if (sizes[0] == 0) {
      throw new UserFacingException(file + " holds no images. Choose another file.");
    }
    if (labels.sizes().length > 2 || labels.sizes()[0] != sizes[0]) {
      throw new UserFacingException(
          file
              + " and its label file have different numbers of entries. Put the matching label file next"
              + " to it.");
    }
    int columns = labels.sizes().length == 2 ? labels.sizes()[1] : 1;
    if (columns < 1) {
      throw new UserFacingException("The labels of " + file + " have no columns.");
    }
    byte[] classes = new byte[sizes[0]];
    for (int i = 0; i < classes.length; i++) {
      int label = labels.intAt(i * columns) - firstLabel;
      if (label < 0 || label >= ClassNames.MOST) {
        throw new UserFacingException(
            "Label %d of %s is %d; labels may be %d to %d."
                .formatted(
                    i, file, label + firstLabel, firstLabel, firstLabel + ClassNames.MOST - 1));
      }
      classes[i] = (byte) label;
    }
    return new IdxPair(file, images.data(), classes);
  }

  /** The highest label. */
  public int highestLabel() {
    int highest = 0;
    for (byte label : labels) {
      highest = Math.max(highest, label);
    }
    return highest;
  }

  /** The images with rows and columns exchanged, as EMNIST's files need. */
  public IdxPair transposed() {
    byte[] turned = new byte[pixels.length];
    int side = ImageDataset.SIDE;
    for (int start = 0; start < pixels.length; start += ImageDataset.PIXELS) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          turned[start + y * side + x] = pixels[start + x * side + y];
        }
      }
    }
    return new IdxPair(file, turned, labels);
  }

  /**
   * The images as a dataset.
   *
   * @throws UserFacingException if a label has no class name
   */
  public ImageDataset named(String name, List<String> classNames) throws UserFacingException {
    if (highestLabel() >= classNames.size()) {
      throw new UserFacingException(
          "%s has the label %d, but there are only %d classes."
              .formatted(file, highestLabel(), classNames.size()));
    }
    return new ImageDataset(name, pixels, labels, classNames);
  }
}
