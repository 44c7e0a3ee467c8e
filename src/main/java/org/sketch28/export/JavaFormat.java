package org.sketch28.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sketch28.data.Domain;
import org.sketch28.model.HostTensor;
import org.sketch28.model.graph.NetworkGraph;
import org.sketch28.model.store.ModelStore;
import org.sketch28.model.store.SafeTensors;

/** Writes a Maven project of one class that classifies pictures. */
final class JavaFormat {

  private final Map<String, HostTensor> tensors = new LinkedHashMap<>();

  private JavaFormat() {}

  static void write(ExportedModel model, Path folder) throws IOException {
    JavaFormat format = new JavaFormat();
    NetworkGraph graph = model.graph();
    String names = model.classesAsJson();
    Template template =
        Template.named("java/Classifier.java")
            .withWords("TITLE", model.manifest().title())
            .with("CLASSES", names.substring(1, names.length() - 1))
            .with("TEMPERATURE", graph.temperature())
            .with("GARMENTS", Boolean.toString(model.manifest().domain() == Domain.GARMENTS))
            .with("VECTORS", ExportedModel.VECTORS)
            .with("FORWARD", forward(graph))
            .with("MEMBERS", format.members(graph.members()));
    ExportedModel.write(folder, "src/main/java/Classifier.java", template.toString());
    ExportedModel.write(folder, "pom.xml", Template.named("java/pom.xml").toString());
    Path resources = Files.createDirectories(folder.resolve("src/main/resources"));
    Files.write(resources.resolve(ModelStore.PARAMETERS), SafeTensors.encode(format.tensors));
    model.writeVectors(resources);
  }

  private static String forward(NetworkGraph graph) {
    if (!graph.isEnsemble()) {
      return "    return network1(input);";
    }
    StringBuilder code = new StringBuilder();
    code.append("    double[] shares = new double[CLASSES.length];\n    double energy = 0;\n");
    List<NetworkGraph.Member> members = graph.members();
    for (int i = 0; i < members.size(); i++) {
      code.append("    float[] logits%s = network%s(input);\n".formatted(i + 1, i + 1));
      code.append(
          "    energy += add(%s, %s, logits%s, shares);\n"
              .formatted(members.get(i).weight(), members.get(i).temperature(), i + 1));
    }
    return code
        + """
            float[] mean = new float[shares.length];
            for (int i = 0; i < mean.length; i++) {
              mean[i] = (float) (Math.log(Math.max(1e-12, shares[i])) + energy);
            }
            return mean;
          }

          /** Adds weighted probabilities; returns the weighted energy. */
          private static double add(
              double weight, double temperature, float[] logits, double[] shares) {
            double[] own = softmax(logits, temperature);
            for (int i = 0; i < own.length; i++) {
              shares[i] += weight * own[i];
            }
            return weight * logSumExp(logits, 1);"""
            .indent(2)
            .stripTrailing();
  }

  private String members(List<NetworkGraph.Member> members) {
    StringBuilder methods = new StringBuilder();
    for (int i = 0; i < members.size(); i++) {
      JavaCode code = new JavaCode(members.size() == 1 ? "" : "member%s.".formatted(i + 1));
      code.add(members.get(i).layers(), "x");
      tensors.putAll(code.tensors());
      String other = code.code().contains("x_") ? "    Tensor x_;\n" : "";
      methods.append(
          "  private float[] network%s(Tensor input) {\n    Tensor x = input;\n%s%s    return x.values;\n  }\n\n"
              .formatted(i + 1, other, code.code()));
    }
    return methods.toString();
  }
}
