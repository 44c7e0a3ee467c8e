package org.sketch28.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sketch28.model.graph.NetworkGraph;
import org.sketch28.model.store.ModelManifest;

/**
 * A model on its way to another format.
 *
 * @param manifest its card
 * @param graph what it computes
 * @param vectors what it says of a few drawings
 */
record ExportedModel(ModelManifest manifest, NetworkGraph graph, List<TestVector> vectors) {

  /** The file with the test vectors, one on each line. */
  static final String VECTORS = "vectors.ndjson";

  private static final ObjectMapper JSON = new ObjectMapper();

  void writeVectors(Path folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (TestVector vector : vectors) {
      lines.append(JSON.writeValueAsString(vector.toJson())).append('\n');
    }
    write(folder, VECTORS, lines.toString());
  }

  /** The names of the classes as a JSON array, which is also a list in Python. */
  String classesAsJson() throws IOException {
    return JSON.writeValueAsString(manifest.classes());
  }

  static void write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
