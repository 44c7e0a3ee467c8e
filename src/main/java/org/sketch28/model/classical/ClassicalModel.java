package org.sketch28.model.classical;

import java.util.Map;
import org.sketch28.model.HostTensor;

/**
 * What a classical model computes, and the numbers that it is made of. Safe from several threads.
 */
public interface ClassicalModel {

  /** Its kind. */
  ClassicalKind kind();

  /** The number of logits. */
  int classes();

  /**
   * The logits of a few images.
   *
   * @param images 784 values in 0…1 each
   * @return for each image, one for each class
   */
  float[][] logits(float[][] images);

  /** Settings that are needed to use it: numbers and words, by name. */
  Map<String, Object> options();

  /** What it has learned, by name. */
  Map<String, HostTensor> tensors();
}
