package org.sketch28.model.foreign;

import java.io.IOException;
import java.util.List;

/**
 * The shape of a model's input. An image has one channel, so its 784 values are in the same order
 * in all layouts.
 *
 * @param image the dimensions of an image
 * @param single whether the model takes one image at a time only
 */
record InputLayout(List<Long> image, boolean single) {

  private static final long ANY = -1;

  private static final List<List<Long>> KNOWN =
      List.of(List.of(1L, 28L, 28L), List.of(28L, 28L, 1L), List.of(28L, 28L), List.of(784L));

  /**
   * The layout of an input.
   *
   * @throws IOException if it does not take 28 × 28 images, with the reason
   */
  static InputLayout of(List<OnnxSession.Value> inputs) throws IOException {
    if (inputs.size() != 1) {
      throw new IOException(
          "it has %d inputs (%s), where one image is expected"
              .formatted(
                  inputs.size(),
                  String.join(", ", inputs.stream().map(OnnxSession.Value::words).toList())));
    }
    OnnxSession.Value input = inputs.get(0);
    List<Long> shape = input.shape();
    if (input.type().equals(OnnxSession.FLOAT) && !shape.isEmpty()) {
      long batch = shape.get(0);
      for (List<Long> image : KNOWN) {
        if ((batch == ANY || batch == 1) && fits(shape.subList(1, shape.size()), image)) {
          return new InputLayout(image, batch == 1);
        }
      }
    }
    throw new IOException(
        ("its input is %s, where 28 × 28 or 784 numbers of the type FLOAT are expected, for one"
                + " image or for any number of them")
            .formatted(input.words()));
  }

  private static boolean fits(List<Long> shape, List<Long> image) {
    boolean fits = shape.size() == image.size();
    for (int i = 0; fits && i < image.size(); i++) {
      fits = shape.get(i) == ANY || shape.get(i).equals(image.get(i));
    }
    return fits;
  }

  /** The shape of a number of images. */
  long[] shape(int count) {
    long[] shape = new long[image.size() + 1];
    shape[0] = count;
    for (int i = 0; i < image.size(); i++) {
      shape[i + 1] = image.get(i);
    }
    return shape;
  }
}
