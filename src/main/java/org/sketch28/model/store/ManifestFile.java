package org.sketch28.model.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.AsPreprocessing;

/** The file {@code model.json} in the folder of a model. */
public final class ManifestFile {

  static final String NAME = "model.json";
  static final int LARGEST = 1 << 20;

  /** No validation images ask for less, or for more than 1 over it. */
  private static final double LEAST_TEMPERATURE = 1e-3;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ManifestFile() {}

  /**
   * Reads and checks the manifest in a folder.
   *
   * @throws UserFacingException if it is missing, damaged or incomplete
   */
  static ModelManifest read(Path folder) throws UserFacingException {
    Path file = folder.resolve(NAME);
    try {
      if (Files.size(file) > LARGEST) {
        throw broken(file, "it is larger than 1 MB", null);
      }
      return decode(Files.readAllBytes(file), file);
    } catch (IOException e) {
      throw new UserFacingException(
          "Cannot read %s: %s. Check that it exists and that you may read it."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }

  /**
   * Decodes and checks a manifest.
   *
   * @param json the content of {@code model.json}
   * @param source the file that it was read from, for messages
   * @throws UserFacingException if it is damaged or incomplete
   */
  static ModelManifest decode(byte[] json, Path source) throws UserFacingException {
    try {
      ModelManifest manifest = JSON.readValue(json, ModelManifest.class);
      check(manifest, source);
      return manifest;
    } catch (IOException | StackOverflowError e) {
      if (e.getCause() instanceof AsPreprocessing.UnknownPreprocessingException unknown) {
        throw new UserFacingException(source + " cannot be used. " + unknown.getMessage(), e);
      }
      throw broken(source, "it is not valid JSON of a model", e);
    }
  }

  private static void check(ModelManifest manifest, Path file) throws UserFacingException {
    if (manifest == null
        || manifest.name() == null
        || manifest.architecture() == null
        || manifest.domain() == null
        || manifest.parametersSha256() == null
        || manifest.classes() == null
        || manifest.classes().contains(null)
        || manifest.results().stream().anyMatch(result -> result.measure() == null)
        || (manifest.data() != null && manifest.data().dataset() == null)) {
      throw broken(file, "a required entry is missing", null);
    }
    // Files are named after it.
    if (!manifest.name().matches("[^/\\\\]{1,200}") || manifest.name().matches("[.]{0,2}")) {
      throw broken(file, "its name could not be the name of a file", null);
    }
    int classes = manifest.classes().size();
    if (classes < 2 || classes > 1000) {
      throw broken(file, "it names " + classes + " classes", null);
    }
    if (!(manifest.temperature() >= LEAST_TEMPERATURE)
        || !(manifest.temperature() <= 1 / LEAST_TEMPERATURE)) {
      throw broken(file, "its temperature is not between 0.001 and 1,000", null);
    }
    if (!(manifest.featureScale() >= 0)
        || Double.isInfinite(manifest.featureScale())
        || Double.isNaN(manifest.threshold())
        || manifest.threshold() == Double.POSITIVE_INFINITY) {
      throw broken(file, "its calibration is not made of numbers", null);
    }
    try {
      manifest.features();
    } catch (UserFacingException e) {
      throw new UserFacingException(file + " cannot be used. " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw broken(file, FileErrors.reason(e), e);
    }
  }

  /**
   * Saves a manifest alone, for example after a new measurement.
   *
   * @throws IOException if the folder cannot be written
   */
  public static void write(Path folder, ModelManifest manifest) throws IOException {
    AtomicFiles.write(folder.resolve(NAME), encode(manifest));
  }

  static byte[] encode(ModelManifest manifest) throws IOException {
    return (JSON.writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static UserFacingException broken(Path file, String what, Throwable cause) {
    return new UserFacingException(file + " cannot be used: " + what + ".", cause);
  }
}
