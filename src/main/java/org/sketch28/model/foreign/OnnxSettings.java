package org.sketch28.model.foreign;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an ONNX model is used: what its input is made of, and what its output is.
 *
 * @param range of its input
 * @param inverted whether ink is dark, and paper light
 * @param output the name of the output that has a value for each class
 * @param probabilities whether these are probabilities, and not logits
 */
public record OnnxSettings(
    InputRange range, boolean inverted, String output, boolean probabilities) {

  private static final String MEAN = "mean";
  private static final String DEVIATION = "deviation";
  private static final String INVERTED = "inverted";
  private static final String OUTPUT = "output";
  private static final String PROBABILITIES = "probabilities";

  /**
   * The values of the input: what is left of a pixel in 0…1 without the mean, over the deviation.
   *
   * @param mean of the pixels
   * @param deviation above 0
   */
  public record InputRange(double mean, double deviation) {

    /** From 0 to 1. */
    public static final InputRange UNIT = new InputRange(0, 1);

    /** From 0 to 255. */
    public static final InputRange BYTES = new InputRange(0, 1 / 255.0);

    /** From −1 to 1. */
    public static final InputRange SYMMETRIC = new InputRange(0.5, 0.5);

    /** With the mean 0 and the deviation 1 over the training images of MNIST. */
    public static final InputRange NORMALISED = new InputRange(0.1307, 0.3081);

    /**
     * @throws IllegalArgumentException if one of them cannot be used
     */
    public InputRange {
      if (!(Math.abs(mean) <= 1000) || !(deviation >= 1e-6 && deviation <= 1000)) {
        throw new IllegalArgumentException(
            "its input has the mean %s and the deviation %s".formatted(mean, deviation));
      }
    }

    /** The value of the input for a pixel. */
    float apply(float pixel) {
      return (float) ((pixel - mean) / deviation);
    }
  }

  /** These settings with another input. */
  public OnnxSettings withInput(InputRange newRange, boolean newInverted) {
    return new OnnxSettings(newRange, newInverted, output, probabilities);
  }

  /** For {@code model.json}. */
  public Map<String, Object> toOptions() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put(MEAN, range.mean());
    options.put(DEVIATION, range.deviation());
    options.put(INVERTED, inverted);
    options.put(OUTPUT, output);
    options.put(PROBABILITIES, probabilities);
    return options;
  }

  /**
   * What {@link #toOptions} gave.
   *
   * @throws IllegalArgumentException if something is missing or cannot be used, with the reason
   */
  public static OnnxSettings read(Map<String, Object> options) {
    if (options.get(MEAN) instanceof Number mean
        && options.get(DEVIATION) instanceof Number deviation
        && options.get(INVERTED) instanceof Boolean inverted
        && options.get(OUTPUT) instanceof String output
        && options.get(PROBABILITIES) instanceof Boolean probabilities) {
      return new OnnxSettings(
          new InputRange(mean.doubleValue(), deviation.doubleValue()),
          inverted,
          output,
          probabilities);
    }
    throw new IllegalArgumentException("its options do not say how the ONNX model is used");
  }
}
