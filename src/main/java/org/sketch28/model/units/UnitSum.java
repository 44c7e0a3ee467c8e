package org.sketch28.model.units;

import java.util.List;

/**
 * The arithmetic of a unit.
 *
 * @param unit what is explained
 * @param parts of the sum: one, or two where a shortcut is added
 * @param total the sum of the parts
 * @param output the total, or 0 if it is negative and the stage has a ReLU
 */
public record UnitSum(Unit unit, List<Part> parts, double total, double output) {

  public UnitSum {
    parts = List.copyOf(parts);
  }

  /**
   * (sum of the terms + bias) × scale + shift.
   *
   * @param height of the kernel
   * @param width of the kernel
   * @param terms one for each channel that is read, the largest amount first
   * @param scale of the batch norm; 1 without
   * @param shift of the batch norm; 0 without
   * @param result what is added to the unit
   */
  public record Part(
      int height,
      int width,
      List<Term> terms,
      double bias,
      double scale,
      double shift,
      double result) {
    public Part {
      terms = List.copyOf(terms);
    }

    /** The sum of all terms. */
    public double sum() {
      return terms.stream().mapToDouble(Term::value).sum();
    }
  }

  /**
   * Patch × kernel of one channel that is read.
   *
   * @param from the channel
   * @param patch what the kernel covers, height × width
   * @param kernel height × width
   * @param value the sum of their products
   */
  public record Term(Connection.Channel from, float[] patch, float[] kernel, double value) {}
}
