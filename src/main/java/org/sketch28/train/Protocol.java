package org.sketch28.train;

/** By which images the best epoch of a run is chosen. */
public enum Protocol {
  /** By validation images that are left out of the training; without them, the last epoch. */
  HONEST,

  /**
   * By the test images, as in many papers: what is then reported on the same images is better than
   * the network is on others.
   */
  PUBLISHED
}
