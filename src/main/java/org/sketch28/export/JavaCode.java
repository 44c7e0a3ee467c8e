package org.sketch28.export;

import org.sketch28.model.graph.Layer;

/** A network as statements of the exported Java class. */
final class JavaCode extends LayerCode {

  private final String prefix;

  JavaCode(String prefix) {
    super(prefix);
    this.prefix = prefix;
  }

  @Override
  void convolution(String x, String name, Layer.Convolution layer) {
    tensor(name + ".weight", layer.weight());
    tensor(name + ".bias", layer.bias());
    long[] shape = layer.weight().shape();
    line(
        "    %s = convolution(%s, \"%s%s\", %d, %d, %d, %d);",
        x, x, prefix, name, shape[0], shape[2], layer.stride(), layer.padding());
  }

  @Override
  void dense(String x, String name, Layer.Dense layer) {
    tensor(name + ".weight", layer.weight());
    tensor(name + ".bias", layer.bias());
    line("    %s = dense(%s, \"%s%s\");", x, x, prefix, name);
  }

  @Override
  void relu(String x) {
    line("    %s = relu(%s);", x, x);
  }

  @Override
  void maxPool(String x, int size) {
    line("    %s = maxPool(%s, %d);", x, x, size);
  }

  @Override
  void channelMean(String x) {
    line("    %s = channelMean(%s);", x, x);
  }

  @Override
  void flatten(String x) {
    // The values are in one row already.
  }

  @Override
  void copy(String x, String other) {
    line("    %s = %s;", other, x);
  }

  @Override
  void sum(String x, String other) {
    line("    %s = sum(%s, %s);", x, x, other);
  }

  @Override
  void rows(String x) {
    // An image of one channel is the sequence of its rows.
  }

  @Override
  void twoWay(String x, String name, Layer.TwoWay layer) {
    recurrence(name + "_down", layer.forwards());
    recurrence(name + "_up", layer.backwards());
    line("    %s = twoWay(%s, \"%s%s\", %d);", x, x, prefix, name, layer.forwards().units());
  }

  @Override
  void stepMean(String x) {
    line("    %s = stepMean(%s);", x, x);
  }
}
