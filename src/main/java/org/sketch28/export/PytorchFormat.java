package org.sketch28.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.sketch28.model.HostTensor;
import org.sketch28.model.graph.NetworkGraph;
import org.sketch28.model.store.ModelStore;
import org.sketch28.model.store.SafeTensors;

/** Writes {@code model.py} for PyTorch, its weights and its check. */
final class PytorchFormat {

  private final Map<String, HostTensor> tensors = new LinkedHashMap<>();

  private PytorchFormat() {}

  static void write(ExportedModel model, Path folder) throws IOException {
    PytorchFormat format = new PytorchFormat();
    Template template =
        Template.named("pytorch/model.py")
            .withWords("TITLE", model.manifest().title())
            .with("COUNT", Integer.toString(model.manifest().classes().size()))
            .with("CLASSES", model.classesAsJson())
            .with("TEMPERATURE", model.graph().temperature())
            .with("MODULES", format.modules(model.graph()));
    ExportedModel.write(folder, "model.py", template.toString());
    ExportedModel.write(folder, "check.py", Template.named("pytorch/check.py").toString());
    Files.write(folder.resolve(ModelStore.PARAMETERS), SafeTensors.encode(format.tensors));
    model.writeVectors(folder);
  }

  private String modules(NetworkGraph graph) {
    if (!graph.isEnsemble()) {
      return module("Model", "", graph.members().get(0), "        x = x / 255\n");
    }
    StringBuilder modules = new StringBuilder();
    StringBuilder fields = new StringBuilder();
    StringJoiner weights = new StringJoiner(", ", "[", "]");
    StringJoiner temperatures = new StringJoiner(", ", "[", "]");
    List<NetworkGraph.Member> members = graph.members();
    for (int i = 0; i < members.size(); i++) {
      String name = "Member" + (i + 1);
      modules.append(module(name, "members." + i + ".", members.get(i), "")).append("\n\n");
      fields.append(i == 0 ? "" : ", ").append(name).append("()");
      weights.add(Double.toString(members.get(i).weight()));
      temperatures.add(Double.toString(members.get(i).temperature()));
    }
    return modules
        + """
        class Model(nn.Module):
            \"""Logits whose softmax is the weighted mean of the members' probabilities.\"""

            def __init__(self):
                super().__init__()
                self.members = nn.ModuleList([%s])

            def forward(self, x):
                x = x / 255
                shares = 0
                energy = 0
                for weight, temperature, member in zip(%s, %s, self.members):
                    logits = member(x)
                    shares = shares + weight * functional.softmax(logits / temperature, dim=1)
                    energy = energy + weight * torch.logsumexp(logits, dim=1, keepdim=True)
                return torch.log(shares.clamp(min=1e-12)) + energy
        """
            .formatted(fields, weights, temperatures);
  }

  private String module(String name, String prefix, NetworkGraph.Member member, String before) {
    PytorchCode code = new PytorchCode(prefix);
    code.add(member.layers(), "x");
    tensors.putAll(code.tensors());
    return """
    class %s(nn.Module):
        def __init__(self):
            super().__init__()
    %s
        def forward(self, x):
    %s%s        return x
    """
        .formatted(name, code.modules(), before, code.code());
  }
}
