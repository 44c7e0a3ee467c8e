package org.sketch28.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sketch28.export.onnx.OnnxModel;
import org.sketch28.model.store.ModelManifest;

/** Writes {@code model.onnx} and its check. */
final class OnnxFormat {

  private static final ObjectMapper JSON = new ObjectMapper();

  private OnnxFormat() {}

  static void write(ExportedModel model, Path folder) throws IOException {
    Files.write(folder.resolve("model.onnx"), encode(model));
    ExportedModel.write(folder, "check.py", Template.named("onnx/check.py").toString());
    model.writeVectors(folder);
  }

  static byte[] encode(ExportedModel model) throws IOException {
    ModelManifest manifest = model.manifest();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("title", manifest.title());
    metadata.put("classes", model.classesAsJson());
    metadata.put("preprocessing", manifest.domain().preprocessing());
    metadata.put("range", "0-255");
    metadata.put("temperature", Double.toString(manifest.temperature()));
    metadata.put("card", JSON.writeValueAsString(manifest));
    return OnnxModel.encode(
        manifest.name(), model.graph(), manifest.classes().size(), metadata);
  }
}
