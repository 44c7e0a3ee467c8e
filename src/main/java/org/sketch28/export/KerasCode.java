package org.sketch28.export;

import org.sketch28.model.graph.Layer;

/**
 * A network as layers of Keras. Keras keeps channels last, so the saved weights are transposed when
 * they are loaded.
 */
final class KerasCode extends LayerCode {

  KerasCode(String prefix) {
    super(prefix);
  }

  @Override
  void convolution(String x, String name, Layer.Convolution layer) {
    tensor(name + ".weight", layer.weight());
    tensor(name + ".bias", layer.bias());
    if (layer.padding() > 0) {
      line("    %s = layers.ZeroPadding2D(%d)(%s)", x, layer.padding(), x);
    }
    long[] shape = layer.weight().shape();
    line(
        "    %s = layers.Conv2D(%d, %d, strides=%d, name=prefix + \"%s\")(%s)",
        x, shape[0], shape[2], layer.stride(), name, x);
  }

  @Override
  void dense(String x, String name, Layer.Dense layer) {
    tensor(name + ".weight", layer.weight());
    tensor(name + ".bias", layer.bias());
    line(
        "    %s = layers.Dense(%d, name=prefix + \"%s\")(%s)",
        x, layer.weight().shape()[0], name, x);
  }

  @Override
  void relu(String x) {
    line("    %s = layers.ReLU()(%s)", x, x);
  }

  @Override
  void maxPool(String x, int size) {
    line("    %s = layers.MaxPooling2D(%d)(%s)", x, size, x);
  }

  @Override
  void channelMean(String x) {
    line("    %s = layers.GlobalAveragePooling2D()(%s)", x, x);
  }

  @Override
  void flatten(String x) {
    line("    %s = layers.Flatten()(layers.Permute((3, 1, 2))(%s))  # channel after channel", x, x);
  }

  @Override
  void copy(String x, String other) {
    line("    %s = %s", other, x);
  }

  @Override
  void sum(String x, String other) {
    line("    %s = layers.Add()([%s, %s])", x, x, other);
  }

  @Override
  void rows(String x) {
    line("    %s = layers.Reshape((28, 28))(%s)  # a sequence of rows", x, x);
  }

  @Override
  void twoWay(String x, String name, Layer.TwoWay layer) {
    recurrence(name + "_down", layer.forwards());
    recurrence(name + "_up", layer.backwards());
    int units = layer.forwards().units();
    line(
        "    down = layers.GRU(%d, return_sequences=True, name=prefix + \"%s_down\")(%s)",
        units, name, x);
    line(
        "    up = layers.GRU(%d, return_sequences=True, go_backwards=True, name=prefix + \"%s_up\")(%s)",
        units, name, x);
    line("    %s = layers.Concatenate()([down, up])", x);
  }

  @Override
  void stepMean(String x) {
    line("    %s = layers.GlobalAveragePooling1D()(%s)", x, x);
  }
}
