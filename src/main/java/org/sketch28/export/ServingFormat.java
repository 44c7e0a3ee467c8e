package org.sketch28.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sketch28.export.onnx.OnnxWriter;

/** Writes the archive that DJL Serving loads, and a check that asks a server. */
final class ServingFormat {

  private ServingFormat() {}

  static void write(ExportedModel model, Path folder) throws IOException {
    String properties =
        Template.named("djl-serving/serving.properties")
            .with("COUNT", Integer.toString(model.manifest().classes().size()))
            .withWords("TITLE", model.manifest().title())
            .toString();
    String names =
        model.manifest().classes().stream()
            .map(name -> name.replaceAll("\\p{Cntrl}", " ") + "\n")
            .collect(Collectors.joining());
    try (OutputStream file = Files.newOutputStream(folder.resolve("model.zip"));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      add(zip, "model.onnx", OnnxFormat.encode(model, OnnxWriter.Form.SHARES, "0-1"));
      add(zip, "serving.properties", properties.getBytes(StandardCharsets.UTF_8));
      add(zip, "synset.txt", names.getBytes(StandardCharsets.UTF_8));
    }
    ExportedModel.write(
        folder,
        "check.py",
        Template.named("djl-serving/check.py").with("CLASSES", model.classesAsJson()).toString());
    model.writeVectors(folder);
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
