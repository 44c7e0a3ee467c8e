package org.sketch28.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sketch28.model.HostTensor;
import org.sketch28.model.graph.Layer;

/**
 * Writes a network as source code: one line or two for each layer, which turn a variable into the
 * layer's output. Layers with weights are named by their kind and a number.
 */
abstract class LayerCode {

  private final String prefix;
  private final Map<String, HostTensor> tensors = new LinkedHashMap<>();
  private final StringBuilder code = new StringBuilder();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /**
   * @param prefix of the names of tensors
   */
  LayerCode(String prefix) {
    this.prefix = prefix;
  }

  /** What was written. */
  final String code() {
    return code.toString();
  }

  /** The weights, by name. */
  final Map<String, HostTensor> tensors() {
    return tensors;
  }

  final void add(List<Layer> layers, String variable) {
    layers.forEach(layer -> add(layer, variable));
  }

  private void add(Layer layer, String x) {
    if (layer instanceof Layer.Convolution convolution) {
      convolution(x, name("conv"), convolution);
    } else if (layer instanceof Layer.Dense dense) {
      dense(x, name("dense"), dense);
    } else if (layer instanceof Layer.ReLU) {
      relu(x);
    } else if (layer instanceof Layer.MaxPool pool) {
      maxPool(x, pool.size());
    } else if (layer instanceof Layer.ChannelMean) {
      channelMean(x);
    } else if (layer instanceof Layer.Flatten) {
      flatten(x);
    } else if (layer instanceof Layer.Residual both) {
      String other = x + "_";
      copy(x, other);
      add(both.straight(), x);
      add(both.shortcut(), other);
      sum(x, other);
    } else if (layer instanceof Layer.Rows) {
      rows(x);
    } else if (layer instanceof Layer.TwoWay twoWay) {
      twoWay(x, name("gru"), twoWay);
    } else if (layer instanceof Layer.StepMean) {
      stepMean(x);
    } else {
      throw new IllegalStateException("a layer that cannot be written: " + layer);
    }
  }

  private String name(String kind) {
    return kind + counts.merge(kind, 1, Integer::sum);
  }

  final void line(String format, Object... arguments) {
    code.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  final void tensor(String name, HostTensor tensor) {
    tensors.put(prefix + name, tensor);
  }

  abstract void convolution(String x, String name, Layer.Convolution layer);

  abstract void dense(String x, String name, Layer.Dense layer);

  abstract void relu(String x);

  abstract void maxPool(String x, int size);

  abstract void channelMean(String x);

  abstract void flatten(String x);

  abstract void copy(String x, String other);

  abstract void sum(String x, String other);

  abstract void rows(String x);

  abstract void twoWay(String x, String name, Layer.TwoWay layer);

  abstract void stepMean(String x);

  /** Adds the weights of recurrent units whose gates are in the order of {@link Layer}. */
  final void recurrence(String name, Layer.Recurrence units) {
    tensor(name + ".input_weight", units.inputWeight());
    tensor(name + ".hidden_weight", units.hiddenWeight());
    tensor(name + ".input_bias", units.inputBias());
    tensor(name + ".hidden_bias", units.hiddenBias());
  }
}
