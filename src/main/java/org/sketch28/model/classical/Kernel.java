package org.sketch28.model.classical;

import java.util.Locale;

/**
 * How alike two images are, from the product of their pixels.
 *
 * @param type its form
 * @param gamma factor
 * @param degree of a polynomial
 */
public record Kernel(Type type, double gamma, int degree) {

  /** The forms of kernels. */
  public enum Type {
    /** exp(−γ · |x − y|²). */
    GAUSSIAN,
    /** (γ · x·y + 1)^degree. */
    POLYNOMIAL,
    /**
     * ((γ · cos(x, y) + 1) / (γ + 1))^degree: a polynomial of images of the same length, which is 1
     * for an image and itself (DeCoste and Schölkopf 2002, with γ = 1).
     */
    COSINE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The value for two images.
   *
   * @param product x · y
   * @param squareX x · x
   * @param squareY y · y
   */
  public double of(double product, double squareX, double squareY) {
    return switch (type) {
      case GAUSSIAN -> Math.exp(-gamma * Math.max(0, squareX + squareY - 2 * product));
      case POLYNOMIAL -> power(gamma * product + 1);
      case COSINE -> power((gamma * cosine(product, squareX, squareY) + 1) / (gamma + 1));
    };
  }

  /** 0 for a blank image. */
  private static double cosine(double product, double squareX, double squareY) {
    double lengths = Math.sqrt(squareX * squareY);
    return lengths == 0 ? 0 : product / lengths;
  }

  private double power(double base) {
    double result = 1;
    double factor = base;
    for (int rest = degree; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result *= factor;
      }
      factor *= factor;
    }
    return result;
  }
}
