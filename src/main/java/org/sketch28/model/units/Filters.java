package org.sketch28.model.units;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import java.util.Arrays;
import org.sketch28.model.network.NormScale;

/**
 * The weights of a convolution, or of a linear layer, which is a convolution whose kernel covers
 * the whole input; with the scale and shift to which a batch norm behind it amounts.
 */
final class Filters {

  private final int inputs;
  private final int height;
  private final int width;
  private final int stride;
  private final int padding;
  private final float[] weights;
  private final float[] biases;
  private final float[] scales;
  private final float[] shifts;

  private Filters(
      int inputs,
      int height,
      int width,
      int stride,
      int padding,
      float[] weights,
      float[] biases,
      float[] scales,
      float[] shifts) {
    this.inputs = inputs;
    this.height = height;
    this.width = width;
    this.stride = stride;
    this.padding = padding;
    this.weights = weights;
    this.biases = biases;
    this.scales = scales;
    this.shifts = shifts;
  }

  static Filters of(Conv2d layer, int inputs) {
    int filters = layer.getFilters();
    return new Filters(
        inputs,
        (int) layer.getKernelShape().get(0),
        (int) layer.getKernelShape().get(1),
        (int) layer.getStride().get(0),
        (int) layer.getPadding().get(0),
        values(layer, "weight"),
        layer.isIncludeBias() ? values(layer, "bias") : new float[filters],
        ones(filters),
        new float[filters]);
  }

  /**
   * Of a linear layer.
   *
   * @param input what it reads, one channel after another
   */
  static Filters of(Block layer, Stage input) {
    float[] weights = values(layer, "weight");
    int units = weights.length / input.size();
    Parameter bias = layer.getDirectParameters().get("bias");
    return new Filters(
        input.channels(),
        input.height(),
        input.width(),
        1,
        0,
        weights,
        bias == null ? new float[units] : bias.getArray().toFloatArray(),
        ones(units),
        new float[units]);
  }

  /** The mean over all places of each channel. */
  static Filters mean(Stage input) {
    int channels = input.channels();
    int places = input.height() * input.width();
    float[] weights = new float[channels * channels * places];
    for (int c = 0; c < channels; c++) {
      int start = (c * channels + c) * places;
      Arrays.fill(weights, start, start + places, 1f / places);
    }
    return new Filters(
        channels,
        input.height(),
        input.width(),
        1,
        0,
        weights,
        new float[channels],
        ones(channels),
        new float[channels]);
  }

  /** The same filters with a batch norm behind them. */
  Filters normalized(Block norm) {
    NormScale scale = NormScale.of(norm);
    return new Filters(
        inputs, height, width, stride, padding, weights, biases, scale.scales(), scale.shifts());
  }

  private static float[] values(Block layer, String parameter) {
    return layer.getDirectParameters().get(parameter).getArray().toFloatArray();
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** The number of channels that are read. */
  int inputs() {
    return inputs;
  }

  double bias(int channel) {
    return biases[channel];
  }

  double scale(int channel) {
    return scales[channel];
  }

  double shift(int channel) {
    return shifts[channel];
  }

  /** The kernel from an input channel to a channel, height × width. */
  float[] kernel(int channel, int from) {
    int start = (channel * inputs + from) * height * width;
    return Arrays.copyOfRange(weights, start, start + height * width);
  }

  /** What the kernel covers of an input channel, height × width; 0 beyond its borders. */
  float[] patch(Stage source, float[] values, int from, int y, int x) {
    float[] patch = new float[height * width];
    for (int i = 0; i < patch.length; i++) {
      int row = y * stride - padding + i / width;
      int column = x * stride - padding + i % width;
      if (row >= 0 && row < source.height() && column >= 0 && column < source.width()) {
        patch[i] = values[(from * source.height() + row) * source.width() + column];
      }
    }
    return patch;
  }

  /** Kernel times patch of one input channel, summed. */
  double product(Stage source, float[] values, int channel, int from, int y, int x) {
    int start = (channel * inputs + from) * height * width;
    int top = y * stride - padding;
    int left = x * stride - padding;
    double sum = 0;
    for (int r = Math.max(0, -top); r < Math.min(height, source.height() - top); r++) {
      int row = (from * source.height() + top + r) * source.width() + left;
      for (int c = Math.max(0, -left); c < Math.min(width, source.width() - left); c++) {
        sum += values[row + c] * weights[start + r * width + c];
      }
    }
    return sum;
  }

  /** What a channel receives at a place. */
  double sum(Stage source, float[] values, int channel, int y, int x) {
    double sum = biases[channel];
    for (int from = 0; from < inputs; from++) {
      sum += product(source, values, channel, from, y, x);
    }
    return scales[channel] * sum + shifts[channel];
  }
}
