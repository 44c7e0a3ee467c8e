package org.sketch28.train.step;

import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sketch28.model.HostTensor;
import org.sketch28.model.network.Network;

/**
 * Where each parameter of a network lies in one flat array: first those that are trained, then the
 * running statistics of batch norm.
 */
final class ParameterLayout {

  private final List<Slot> slots;
  private final List<Slot> inNetwork;
  private final int trained;
  private final int size;

  /** The place of one parameter. */
  record Slot(String name, long[] shape, int offset, int size, boolean trained) {}

  private ParameterLayout(List<Slot> slots, List<Slot> inNetwork) {
    this.slots = slots;
    this.inNetwork = inNetwork;
    this.trained = slots.stream().filter(Slot::trained).mapToInt(Slot::size).sum();
    this.size = slots.stream().mapToInt(Slot::size).sum();
  }

  /** The layout of an initialised network. */
  static ParameterLayout of(Network network) {
    Map<String, Slot> byName = new LinkedHashMap<>();
    network.whole().getParameters().forEach(entry -> byName.put(entry.getKey(), null));
    List<Slot> slots = new ArrayList<>();
    int offset = 0;
    for (boolean trained : new boolean[] {true, false}) {
      for (Pair<String, Parameter> entry : network.whole().getParameters()) {
        if (entry.getValue().requiresGradient() == trained) {
          long[] shape = entry.getValue().getArray().getShape().getShape();
          int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
          Slot slot = new Slot(entry.getKey(), shape, offset, size, trained);
          slots.add(slot);
          byName.put(slot.name(), slot);
          offset += size;
        }
      }
    }
    return new ParameterLayout(slots, List.copyOf(byName.values()));
  }

  List<Slot> slots() {
    return slots;
  }

  /** The number of values that have a gradient; they come first. */
  int trained() {
    return trained;
  }

  /** The number of all values. */
  int size() {
    return size;
  }

  /**
   * The parameters as tensors, in the order of the network.
   *
   * @param flat all values, or those that are trained; they are copied
   */
  Map<String, HostTensor> tensors(float[] flat) {
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    for (Slot slot : inNetwork) {
      if (slot.offset() < flat.length) {
        float[] values = Arrays.copyOfRange(flat, slot.offset(), slot.offset() + slot.size());
        tensors.put(slot.name(), new HostTensor(slot.shape(), values));
      }
    }
    return tensors;
  }

  /**
   * The reverse of {@link #tensors}.
   *
   * @param flat receives the values; parameters that are not among the tensors keep theirs
   */
  void fill(float[] flat, Map<String, HostTensor> tensors) {
    for (Slot slot : slots) {
      HostTensor tensor = tensors.get(slot.name());
      if (tensor != null) {
        System.arraycopy(tensor.values(), 0, flat, slot.offset(), slot.size());
      }
    }
  }
}
