package org.sketch28.model.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.Calibration;
import org.sketch28.model.HostTensor;

/**
 * The numbers of a model on disk, for training it further.
 *
 * @param weights parameters and batch-norm statistics by name
 * @param calibration its calibration
 */
public record ModelParameters(Map<String, HostTensor> weights, Calibration calibration) {

  private static final String FILE = "model.safetensors";
  private static final String PREFIX = "calibration.";

  /**
   * Reads a model's file.
   *
   * @throws UserFacingException if it is missing or damaged
   */
  public static ModelParameters read(ModelStore.Entry entry) throws UserFacingException {
    Path file = entry.folder().resolve(FILE);
    ModelManifest manifest = entry.manifest();
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (!Sha256.of(bytes).equals(manifest.parametersSha256())) {
        throw new UserFacingException(
            file + " is not the file that its model.json describes. Install the model again.");
      }
      Map<String, HostTensor> weights = new LinkedHashMap<>();
      Map<String, HostTensor> rest = new LinkedHashMap<>();
      SafeTensors.decode(bytes)
          .forEach((name, tensor) -> (name.startsWith(PREFIX) ? rest : weights).put(name, tensor));
      return new ModelParameters(weights, CalibrationTensors.read(manifest, rest));
    } catch (IOException e) {
      throw new UserFacingException(
          "Cannot read %s: %s. Check that it exists and that you may read it."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
