package org.sketch28.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sketch28.model.HostTensor;
import org.sketch28.model.graph.NetworkGraph;
import org.sketch28.model.store.ModelStore;
import org.sketch28.model.store.SafeTensors;

/** Writes {@code model.py} for Keras, its weights and its check. */
final class KerasFormat {

  private final Map<String, HostTensor> tensors = new LinkedHashMap<>();

  private KerasFormat() {}

  static void write(ExportedModel model, Path folder) throws IOException {
    KerasFormat format = new KerasFormat();
    Template template =
        Template.named("keras/model.py")
            .withWords("TITLE", model.manifest().title())
            .with("COUNT", Integer.toString(model.manifest().classes().size()))
            .with("CLASSES", model.classesAsJson())
            .with("TEMPERATURE", model.graph().temperature())
            .with("NETWORKS", format.networks(model.graph()));
    ExportedModel.write(folder, "model.py", template.toString());
    ExportedModel.write(folder, "check.py", Template.named("keras/check.py").toString());
    Files.write(folder.resolve(ModelStore.PARAMETERS), SafeTensors.encode(format.tensors));
    model.writeVectors(folder);
  }

  private String networks(NetworkGraph graph) {
    List<NetworkGraph.Member> members = graph.members();
    StringBuilder networks = new StringBuilder();
    StringBuilder calls = new StringBuilder();
    for (int i = 0; i < members.size(); i++) {
      String prefix = graph.isEnsemble() ? "member" + (i + 1) + "_" : "";
      KerasCode code = new KerasCode(prefix);
      code.add(members.get(i).layers(), "x");
      tensors.putAll(code.tensors());
      networks.append("def network").append(i + 1).append("(x, prefix):\n");
      networks.append(code.code()).append("    return x\n\n\n");
      calls.append(
          "        (%s, %s, network%s(x, \"%s\")),\n"
              .formatted(members.get(i).weight(), members.get(i).temperature(), i + 1, prefix));
    }
    String logits =
        graph.isEnsemble()
            ? """
                shares = 0
                energy = 0
                for weight, temperature, logits in [
            %s    ]:
                    shares = shares + weight * ops.softmax(logits / temperature, axis=-1)
                    energy = energy + weight * ops.logsumexp(logits, axis=-1, keepdims=True)
                logits = ops.log(ops.maximum(shares, 1e-12)) + energy
            """
                .formatted(calls)
            : "    logits = network1(x, \"\")\n";
    return networks
        + """
        def model():
            \"""The network, its weights not set yet.\"""
            pixels = keras.Input((28, 28, 1))
            x = layers.Rescaling(1 / 255)(pixels)
        %s    return keras.Model(pixels, logits)
        """
            .formatted(logits);
  }
}
