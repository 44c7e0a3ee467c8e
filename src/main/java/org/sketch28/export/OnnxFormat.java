package org.sketch28.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sketch28.export.onnx.OnnxWriter;
import org.sketch28.model.store.ModelManifest;

/** Writes {@code model.onnx} and its check. */
final class OnnxFormat {

  private static final ObjectMapper JSON = new ObjectMapper();

  private OnnxFormat() {}

  static void write(ExportedModel model, Path folder) throws IOException {
    Files.write(folder.resolve("model.onnx"), encode(model, OnnxWriter.Form.GREY_LEVELS, "0-255"));
    ExportedModel.write(folder, "check.py", Template.named("onnx/check.py").toString());
    model.writeVectors(folder);
  }

  /**
   * The bytes of the file.
   *
   * @param range of the grey levels, for the file's metadata
   */
  static byte[] encode(ExportedModel model, OnnxWriter.Form form, String range) throws IOException {
    ModelManifest manifest = model.manifest();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("title", manifest.title());
    metadata.put("classes", model.classesAsJson());
    metadata.put("preprocessing", manifest.domain().preprocessing());
    metadata.put("range", range);
    metadata.put("temperature", Double.toString(manifest.temperature()));
    metadata.put("card", JSON.writeValueAsString(manifest));
    return OnnxWriter.encode(
        form, manifest.name(), model.graph(), manifest.classes().size(), metadata);
  }
}
