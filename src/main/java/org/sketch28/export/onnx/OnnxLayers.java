package org.sketch28.export.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sketch28.model.HostTensor;
import org.sketch28.model.graph.Layer;

/** Adds the layers of a network to an ONNX graph. */
final class OnnxLayers {

  private final OnnxGraph graph;

  OnnxLayers(OnnxGraph graph) {
    this.graph = graph;
  }

  /** Returns the name of what the last layer puts out. */
  String add(List<Layer> layers, String input) {
    String value = input;
    for (Layer layer : layers) {
      value = add(layer, value);
    }
    return value;
  }

  private String add(Layer layer, String input) {
    if (layer instanceof Layer.Convolution convolution) {
      return convolution(convolution, input);
    }
    if (layer instanceof Layer.Dense dense) {
      String weight = graph.constant(dense.weight());
      String bias = graph.constant(dense.bias());
      return graph.node("Gemm", List.of(input, weight, bias), Map.of("transB", 1L));
    }
    if (layer instanceof Layer.ReLU) {
      return graph.node("Relu", input);
    }
    if (layer instanceof Layer.MaxPool pool) {
      List<Long> square = List.of((long) pool.size(), (long) pool.size());
      return graph.node(
          "MaxPool", List.of(input), Map.of("kernel_shape", square, "strides", square));
    }
    if (layer instanceof Layer.ChannelMean) {
      return graph.node("Flatten", graph.node("GlobalAveragePool", input));
    }
    if (layer instanceof Layer.Flatten) {
      return graph.node("Flatten", input);
    }
    if (layer instanceof Layer.Residual both) {
      return graph.node("Add", add(both.straight(), input), add(both.shortcut(), input));
    }
    if (layer instanceof Layer.Rows) {
      return graph.node("Squeeze", input, graph.constant(new long[] {1}));
    }
    if (layer instanceof Layer.TwoWay twoWay) {
      return twoWay(twoWay, input);
    }
    if (!(layer instanceof Layer.StepMean)) {
      throw new IllegalStateException("a layer that cannot be written: " + layer);
    }
    return graph.node("ReduceMean", List.of(input), Map.of("axes", List.of(1L), "keepdims", 0L));
  }

  private String convolution(Layer.Convolution convolution, String input) {
    long stride = convolution.stride();
    long padding = convolution.padding();
    return graph.node(
        "Conv",
        List.of(input, graph.constant(convolution.weight()), graph.constant(convolution.bias())),
        Map.of(
            "kernel_shape",
            List.of(convolution.weight().shape()[2], convolution.weight().shape()[3]),
            "strides",
            List.of(stride, stride),
            "pads",
            List.of(padding, padding, padding, padding)));
  }

  /** From batch × steps × values to batch × steps × 2 · units. */
  private String twoWay(Layer.TwoWay layer, String input) {
    Layer.Recurrence one = layer.forwards();
    Layer.Recurrence two = layer.backwards();
    int units = one.units();
    String steps = graph.node("Transpose", List.of(input), Map.of("perm", List.of(1L, 0L, 2L)));
    HostTensor biases =
        stacked(
            stacked(reordered(one.inputBias()), reordered(one.hiddenBias())),
            stacked(reordered(two.inputBias()), reordered(two.hiddenBias())));
    String outputs =
        graph.node(
            "GRU",
            List.of(
                steps,
                graph.constant(stacked(reordered(one.inputWeight()), reordered(two.inputWeight()))),
                graph.constant(
                    stacked(reordered(one.hiddenWeight()), reordered(two.hiddenWeight()))),
                graph.constant(new HostTensor(new long[] {2, 6L * units}, biases.values()))),
            Map.of(
                "direction",
                "bidirectional",
                "hidden_size",
                (long) units,
                "linear_before_reset",
                1L));
    String batches =
        graph.node("Transpose", List.of(outputs), Map.of("perm", List.of(2L, 0L, 1L, 3L)));
    return graph.node("Reshape", batches, graph.constant(new long[] {0, 0, 2L * units}));
  }

  /** ONNX has the update gate first. */
  private static HostTensor reordered(HostTensor gates) {
    float[] values = gates.values().clone();
    int third = values.length / 3;
    System.arraycopy(gates.values(), third, values, 0, third);
    System.arraycopy(gates.values(), 0, values, third, third);
    return new HostTensor(gates.shape(), values);
  }

  /** Two arrays of the same shape as one, with a dimension more. */
  private static HostTensor stacked(HostTensor one, HostTensor two) {
    int length = one.values().length;
    float[] values = Arrays.copyOf(one.values(), 2 * length);
    System.arraycopy(two.values(), 0, values, length, length);
    long[] shape = new long[one.shape().length + 1];
    shape[0] = 2;
    System.arraycopy(one.shape(), 0, shape, 1, one.shape().length);
    return new HostTensor(shape, values);
  }
}
