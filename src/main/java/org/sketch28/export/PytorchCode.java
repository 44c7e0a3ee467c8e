package org.sketch28.export;

import java.util.Locale;
import org.sketch28.model.graph.Layer;

/** A network as a module of PyTorch. */
final class PytorchCode extends LayerCode {

  private final StringBuilder modules = new StringBuilder();

  PytorchCode(String prefix) {
    super(prefix);
  }

  /** The lines that create the layers with weights. */
  String modules() {
    return modules.toString();
  }

  private void module(String format, Object... arguments) {
    modules
        .append("        self.")
        .append(String.format(Locale.ROOT, format, arguments))
        .append('\n');
  }

  @Override
  void convolution(String x, String name, Layer.Convolution layer) {
    long[] shape = layer.weight().shape();
    module(
        "%s = nn.Conv2d(%d, %d, %d, stride=%d, padding=%d)",
        name, shape[1], shape[0], shape[2], layer.stride(), layer.padding());
    tensor(name + ".weight", layer.weight());
    tensor(name + ".bias", layer.bias());
    line("        %s = self.%s(%s)", x, name, x);
  }

  @Override
  void dense(String x, String name, Layer.Dense layer) {
    long[] shape = layer.weight().shape();
    module("%s = nn.Linear(%d, %d)", name, shape[1], shape[0]);
    tensor(name + ".weight", layer.weight());
    tensor(name + ".bias", layer.bias());
    line("        %s = self.%s(%s)", x, name, x);
  }

  @Override
  void relu(String x) {
    line("        %s = functional.relu(%s)", x, x);
  }

  @Override
  void maxPool(String x, int size) {
    line("        %s = functional.max_pool2d(%s, %d)", x, x, size);
  }

  @Override
  void channelMean(String x) {
    line("        %s = %s.mean(dim=(2, 3))", x, x);
  }

  @Override
  void flatten(String x) {
    line("        %s = %s.flatten(1)", x, x);
  }

  @Override
  void copy(String x, String other) {
    line("        %s = %s", other, x);
  }

  @Override
  void sum(String x, String other) {
    line("        %s = %s + %s", x, x, other);
  }

  @Override
  void rows(String x) {
    line("        %s = %s.squeeze(1)  # a sequence of rows", x, x);
  }

  @Override
  void twoWay(String x, String name, Layer.TwoWay layer) {
    Layer.Recurrence one = layer.forwards();
    module(
        "%s = nn.GRU(%d, %d, batch_first=True, bidirectional=True)",
        name, one.inputWeight().shape()[1], one.units());
    weights(name, "", one);
    weights(name, "_reverse", layer.backwards());
    line("        %s, _ = self.%s(%s)", x, name, x);
  }

  private void weights(String name, String suffix, Layer.Recurrence units) {
    tensor(name + ".weight_ih_l0" + suffix, units.inputWeight());
    tensor(name + ".weight_hh_l0" + suffix, units.hiddenWeight());
    tensor(name + ".bias_ih_l0" + suffix, units.inputBias());
    tensor(name + ".bias_hh_l0" + suffix, units.hiddenBias());
  }

  @Override
  void stepMean(String x) {
    line("        %s = %s.mean(dim=1)", x, x);
  }
}
