package org.sketch28.export.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sketch28.base.ProtobufMessage;
import org.sketch28.model.graph.NetworkGraph;

/**
 * A model as an ONNX file (opset {@value #OPSET}): from {@value #INPUT}, a batch of grey levels as
 * float32, batch × 1 × 28 × 28, to {@value #PROBABILITIES} and {@value #LOGITS}. The division by
 * 255 and the softmax with the model's temperature are part of the graph.
 */
public final class OnnxWriter {

  /** The version of ONNX's operators. */
  public static final int OPSET = 17;

  /** The name of the input. */
  public static final String INPUT = "pixels";

  /** The name of the output that predictions are taken from. */
  public static final String PROBABILITIES = "probabilities";

  /** The name of the output before softmax and temperature. */
  public static final String LOGITS = "logits";

  private static final int IR_VERSION = 8;
  private static final int SIDE = 28;

  /** As in {@link org.sketch28.model.EnsembleClassifier}, whose result this repeats. */
  private static final float LEAST = 1e-12f;

  private final OnnxGraph graph = new OnnxGraph();
  private final Form form;

  private OnnxWriter(Form form) {
    this.form = form;
  }

  /** What goes in and comes out. */
  public enum Form {
    /** Grey levels 0…255 to probabilities and logits. */
    GREY_LEVELS(255),
    /** Grey levels 0…1 to probabilities alone, as DJL's translators of images have it. */
    SHARES(1);

    private final float full;

    Form(float full) {
      this.full = full;
    }
  }

  /**
   * The bytes of the file.
   *
   * @param form of input and output
   * @param name of the graph
   * @param classes their number
   * @param metadata properties that are saved in the file, by name
   */
  public static byte[] encode(
      Form form, String name, NetworkGraph network, int classes, Map<String, String> metadata) {
    return new OnnxWriter(form).write(name, network, classes, metadata);
  }

  private byte[] write(
      String name, NetworkGraph network, int classes, Map<String, String> metadata) {
    String image = graph.node("Div", INPUT, graph.constant(form.full));
    if (network.isEnsemble()) {
      mean(network.members(), image);
    } else {
      String logits = new OnnxLayers(graph).add(network.members().get(0).layers(), image);
      graph.named(LOGITS, "Identity", List.of(logits), Map.of());
    }
    graph.named(
        PROBABILITIES, "Softmax", List.of(divided(LOGITS, network.temperature())), Map.of());
    List<ProtobufMessage> outputs = new ArrayList<>();
    outputs.add(OnnxGraph.batchOf(PROBABILITIES, classes));
    if (form == Form.GREY_LEVELS) {
      outputs.add(OnnxGraph.batchOf(LOGITS, classes));
    }
    ProtobufMessage model =
        new ProtobufMessage()
            .number(1, IR_VERSION)
            .text(2, "Sketch28")
            .message(
                7, graph.toMessage(name, List.of(OnnxGraph.batchOf(INPUT, 1, SIDE, SIDE)), outputs))
            .message(8, new ProtobufMessage().text(1, "").number(2, OPSET));
    metadata.forEach(
        (key, value) -> model.message(14, new ProtobufMessage().text(1, key).text(2, value)));
    return model.toBytes();
  }

  /**
   * Logits whose softmax is the weighted mean of the members' probabilities, and whose energy is
   * the mean of their energies.
   */
  private void mean(List<NetworkGraph.Member> members, String image) {
    List<String> probabilities = new ArrayList<>();
    List<String> energies = new ArrayList<>();
    for (NetworkGraph.Member member : members) {
      String logits = new OnnxLayers(graph).add(member.layers(), image);
      String own = graph.node("Softmax", divided(logits, member.temperature()));
      String weight = graph.constant((float) member.weight());
      probabilities.add(graph.node("Mul", own, weight));
      String energy = graph.node("ReduceLogSumExp", List.of(logits), Map.of("axes", List.of(1L)));
      energies.add(graph.node("Mul", energy, weight));
    }
    String sum = graph.node("Sum", probabilities, Map.of());
    String logarithm = graph.node("Log", graph.node("Max", sum, graph.constant(LEAST)));
    String energy = graph.node("Sum", energies, Map.of());
    graph.named(LOGITS, "Add", List.of(logarithm, energy), Map.of());
  }

  private String divided(String logits, double temperature) {
    return graph.node("Div", logits, graph.constant((float) temperature));
  }
}
