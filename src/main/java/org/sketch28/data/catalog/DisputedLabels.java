package org.sketch28.data.catalog;

import java.util.Set;

/**
 * Labels of MNIST's test images that a majority of human judges disputes, or finds unclear: ten
 * that look like another digit, and five that look like none in particular.
 */
public final class DisputedLabels {

  private static final Set<Integer> MNIST_TEST =
      Set.of(
          947, 1621, 1901, 2462, 2597, 3558, 5937, 6651, 6783, 9729, 2130, 2654, 3520, 8527, 9679);

  private DisputedLabels() {}

  /** The indices of the disputed test images of a dataset; empty where none are known. */
  public static Set<Integer> ofTest(String dataset) {
    return dataset.equals(PublicDatasets.MNIST) ? MNIST_TEST : Set.of();
  }
}
