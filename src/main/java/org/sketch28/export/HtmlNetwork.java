package org.sketch28.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.sketch28.model.HostTensor;
import org.sketch28.model.graph.Layer;
import org.sketch28.model.graph.NetworkGraph;

/**
 * A network as JSON and one array of weights, for {@code network.js}. A tensor is its shape and its
 * offset in the array.
 */
final class HtmlNetwork {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<float[]> weights = new ArrayList<>();
  private int size;

  /** Adds the members; their weights are then in {@link #weights}. */
  ArrayNode members(NetworkGraph graph) {
    ArrayNode members = JSON.createArrayNode();
    for (NetworkGraph.Member member : graph.members()) {
      ObjectNode node = members.addObject();
      node.put("weight", member.weight()).put("temperature", member.temperature());
      node.set("layers", layers(member.layers()));
    }
    return members;
  }

  /** All weights so far, one tensor after another. */
  float[] weights() {
    float[] all = new float[size];
    int offset = 0;
    for (float[] values : weights) {
      System.arraycopy(values, 0, all, offset, values.length);
      offset += values.length;
    }
    return all;
  }

  private ArrayNode layers(List<Layer> layers) {
    ArrayNode nodes = JSON.createArrayNode();
    layers.forEach(layer -> nodes.add(layer(layer)));
    return nodes;
  }

  private ObjectNode layer(Layer layer) {
    if (layer instanceof Layer.Convolution c) {
      ObjectNode node = op("conv").put("stride", c.stride()).put("padding", c.padding());
      node.set("weight", tensor(c.weight()));
      return node.set("bias", tensor(c.bias()));
    }
    if (layer instanceof Layer.Dense dense) {
      ObjectNode node = op("dense");
      node.set("weight", tensor(dense.weight()));
      return node.set("bias", tensor(dense.bias()));
    }
    if (layer instanceof Layer.Residual residual) {
      ObjectNode node = op("residual");
      node.set("straight", layers(residual.straight()));
      return node.set("shortcut", layers(residual.shortcut()));
    }
    if (layer instanceof Layer.TwoWay both) {
      ObjectNode node = op("twoway");
      node.set("forwards", recurrence(both.forwards(), false));
      return node.set("backwards", recurrence(both.backwards(), true));
    }
    if (layer instanceof Layer.MaxPool pool) {
      return op("maxpool").put("size", pool.size());
    }
    return op(simple(layer));
  }

  private static String simple(Layer layer) {
    if (layer instanceof Layer.ReLU) {
      return "relu";
    }
    if (layer instanceof Layer.ChannelMean) {
      return "mean";
    }
    if (layer instanceof Layer.Flatten) {
      return "flatten";
    }
    if (layer instanceof Layer.Rows) {
      return "rows";
    }
    if (layer instanceof Layer.StepMean) {
      return "meanOfRows";
    }
    throw new IllegalStateException("a layer that cannot be written: " + layer);
  }

  private ObjectNode recurrence(Layer.Recurrence units, boolean reverse) {
    ObjectNode node = op("gru").put("units", units.units()).put("reverse", reverse);
    node.set("weightInput", tensor(units.inputWeight()));
    node.set("weightHidden", tensor(units.hiddenWeight()));
    node.set("biasInput", tensor(units.inputBias()));
    return node.set("biasHidden", tensor(units.hiddenBias()));
  }

  private static ObjectNode op(String name) {
    return JSON.createObjectNode().put("op", name);
  }

  private ObjectNode tensor(HostTensor tensor) {
    ObjectNode node = JSON.createObjectNode().put("offset", size);
    ArrayNode shape = node.putArray("shape");
    for (long side : tensor.shape()) {
      shape.add(side);
    }
    weights.add(tensor.values());
    size += tensor.values().length;
    return node;
  }
}
