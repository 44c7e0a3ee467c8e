package org.sketch28.app;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.sketch28.base.Sha256;

/** A model that lacks the first weights of another, and so makes other errors. */
public final class DamagedModel {

  private static final int LOST_BYTES = 8000;

  private DamagedModel() {}

  /** Copies a model into a folder, whose name becomes its own, and damages the copy. */
  public static void copy(Path from, Path to) throws Exception {
    Files.createDirectories(to);
    byte[] bytes = Files.readAllBytes(from.resolve("model.safetensors"));
    int weights = 8 + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    Arrays.fill(bytes, weights, weights + LOST_BYTES, (byte) 0);
    Files.write(to.resolve("model.safetensors"), bytes);
    String manifest =
        Files.readString(from.resolve("model.json"))
            .replaceFirst("\"name\" : \"[^\"]*\"", "\"name\" : \"" + to.getFileName() + "\"")
            .replaceFirst(
                "\"parametersSha256\" : \"[^\"]*\"",
                "\"parametersSha256\" : \"" + Sha256.of(bytes) + "\"");
    Files.writeString(to.resolve("model.json"), manifest);
  }
}
