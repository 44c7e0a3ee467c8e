package org.sketch28.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.sketch28.data.Domain;
import org.sketch28.model.store.ModelManifest;

/** Writes {@code page.html}, which classifies what is drawn in it. */
final class HtmlFormat {

  /** The page. */
  static final String PAGE = "page.html";

  private static final ObjectMapper JSON = new ObjectMapper();

  private HtmlFormat() {}

  static void write(ExportedModel model, Path folder) throws IOException {
    ModelManifest manifest = model.manifest();
    HtmlNetwork network = new HtmlNetwork();
    ObjectNode node = JSON.createObjectNode();
    node.put("title", manifest.title()).put("description", manifest.description());
    node.put("domain", manifest.domain().name());
    node.put("kind", Domain.ofClasses(manifest.classes()).map(Domain::name).orElse("OTHER"));
    ArrayNode classes = node.putArray("classes");
    manifest.classes().forEach(classes::add);
    node.put("temperature", model.graph().temperature());
    if (manifest.featureScale() == 0) {
      // Otherwise it also depends on features, which the page does not have.
      node.put("threshold", manifest.threshold());
    }
    node.set("members", network.members(model.graph()));
    ArrayNode results = node.putArray("results");
    ReadMe.results(manifest).forEach(results::add);
    ArrayNode vectors = node.putArray("vectors");
    model.vectors().forEach(vector -> vectors.add(vector.toJson()));
    ExportedModel.write(folder, PAGE, HtmlPage.of(node, network.weights()));
    model.writeVectors(folder);
  }
}
