package org.sketch28.model.units;

/**
 * How much one channel adds to another at the other's strongest place: activation × weight, summed.
 *
 * @param from the source's stage and channel
 * @param to the receiver's stage and channel
 * @param value positive if it speaks for the receiver
 */
public record Connection(Channel from, Channel to, double value) {

  /** A channel of a stage. */
  public record Channel(int stage, int index) {}
}
