package org.sketch28.model.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.Calibration;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.network.NetworkClassifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Models on disk, a folder for each: {@code model.json} and {@code model.safetensors}, or {@code
 * model.onnx} for a model that was imported as such.
 *
 * @param folders that are searched for models; of models with the same name, the first counts
 */
public record ModelStore(List<Path> folders) {

  private static final Logger LOG = LoggerFactory.getLogger(ModelStore.class);
  public static final String PARAMETERS = "model.safetensors";
  static final String ONNX_FILE = "model.onnx";
  static final int LARGEST_PARAMETERS = 1 << 28;

  /**
   * A model.
   *
   * @param savedIn its folder; none if it is only in memory
   */
  public record Entry(ModelManifest manifest, Optional<Path> savedIn) {

    /** A model in a folder. */
    static Entry saved(ModelManifest manifest, Path folder) {
      return new Entry(manifest, Optional.of(folder));
    }

    /** A model that is only in memory, such as one that is being trained. */
    public static Entry unsaved(ModelManifest manifest) {
      return new Entry(manifest, Optional.empty());
    }

    /** Whether the model has a folder. */
    public boolean isSaved() {
      return savedIn.isPresent();
    }

    /** The folder of a saved model. */
    public Path folder() {
      return savedIn.orElseThrow();
    }
  }

  /** All usable models; a damaged one is logged and left out. */
  public List<Entry> list() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Path folder : folders) {
      for (Path candidate : subfolders(folder)) {
        try {
          Entry entry = entry(candidate);
          entries.putIfAbsent(entry.manifest().name(), entry);
        } catch (UserFacingException e) {
          LOG.warn("{}", e.getMessage());
        }
      }
    }
    return new ArrayList<>(entries.values());
  }

  private static List<Path> subfolders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> Files.exists(child.resolve(ManifestFile.NAME)))
          .sorted()
          .toList();
    } catch (IOException e) {
      LOG.warn("Cannot list the models in {}", folder, e);
      return List.of();
    }
  }

  /**
   * A model by its name.
   *
   * @return empty if there is none
   * @throws UserFacingException if it is damaged
   */
  Optional<Entry> named(String name) throws UserFacingException {
    for (Path folder : folders) {
      Path named = folder.resolve(name).normalize();
      if (named.startsWith(folder.normalize()) && Files.exists(named.resolve(ManifestFile.NAME))) {
        return Optional.of(entry(named));
      }
    }
    return Optional.empty();
  }

  /**
   * A model by its name, or by the path of its folder.
   *
   * @throws UserFacingException if there is none
   */
  public Entry find(String name) throws UserFacingException {
    Optional<Entry> named = named(name);
    if (named.isPresent()) {
      return named.get();
    }
    Path path = Path.of(name).toAbsolutePath();
    if (Files.exists(path.resolve(ManifestFile.NAME))) {
      return entry(path);
    }
    throw new UserFacingException(
        "There is no model \"%s\". \"sketch28 models\" lists those there are.".formatted(name));
  }

  /**
   * The model in a folder.
   *
   * @throws UserFacingException if its {@code model.json} is missing, damaged or incomplete
   */
  public static Entry entry(Path folder) throws UserFacingException {
    return Entry.saved(ManifestFile.read(folder), folder);
  }

  /**
   * Loads a classifier from the parameters of a model.
   *
   * @throws UserFacingException if a file is missing, damaged or does not fit the manifest
   */
  public static ScoredClassifier load(Entry entry) throws UserFacingException {
    return ClassifierLoader.load(entry);
  }

  /**
   * Loads a network from the parameters of a model.
   *
   * @throws UserFacingException as {@link #load} does, and if the model is not a network
   */
  public static NetworkClassifier loadNetwork(Entry entry) throws UserFacingException {
    return ClassifierLoader.loadNetwork(entry);
  }

  /**
   * Reads the calibration of a model alone, without the engine.
   *
   * @throws UserFacingException if a file is missing or damaged
   */
  public static Calibration calibration(Entry entry) throws UserFacingException {
    ModelManifest manifest = entry.manifest();
    Path file = entry.folder().resolve(manifest.parametersFile());
    try {
      return manifest.isOnnx()
          ? CalibrationTensors.scalars(manifest)
          : CalibrationTensors.read(
              manifest, SafeTensors.decode(read(file), CalibrationTensors.shapes(manifest)));
    } catch (IOException e) {
      throw ManifestFile.broken(file, FileErrors.reason(e), e);
    }
  }

  /**
   * The number of a model's parameters, without its calibration; 0 for an ONNX model, whose file
   * does not tell them from other numbers.
   *
   * @throws UserFacingException if its file is missing or damaged
   */
  public static long parameterCount(Entry entry) throws UserFacingException {
    Path file = entry.folder().resolve(entry.manifest().parametersFile());
    try {
      return entry.manifest().isOnnx()
          ? 0
          : SafeTensors.counts(file).entrySet().stream()
              .filter(each -> !CalibrationTensors.NAMES.contains(each.getKey()))
              .mapToLong(Map.Entry::getValue)
              .sum();
    } catch (IOException e) {
      throw ManifestFile.broken(file, FileErrors.reason(e), e);
    }
  }

  /** The size of a model's file of parameters, in bytes; 0 if it cannot be read. */
  public static long size(Entry entry) {
    try {
      return Files.size(entry.folder().resolve(entry.manifest().parametersFile()));
    } catch (IOException e) {
      return 0;
    }
  }

  static byte[] read(Path file) throws UserFacingException {
    try {
      if (Files.size(file) > LARGEST_PARAMETERS) {
        throw ManifestFile.broken(file, "it is larger than 256 MB", null);
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw ManifestFile.broken(file.getParent(), "it does not contain " + file.getFileName(), e);
    } catch (IOException e) {
      throw new UserFacingException(
          "Cannot read %s: %s. Check that it exists and that you may read it."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }

  private static byte[] encoded(
      ModelManifest manifest, Map<String, HostTensor> parameters, Calibration calibration)
      throws UserFacingException {
    try {
      byte[] bytes = encode(manifest, parameters, calibration);
      if (bytes.length <= LARGEST_PARAMETERS) {
        return bytes;
      }
    } catch (IOException e) {
      LOG.debug("Too large", e);
    }
    throw new UserFacingException(
        "This model is too large to be opened again (its file may have 256 MB, and images may take"
            + " 64 MB of them), so it is not saved. Train on fewer images, or choose a smaller"
            + " model.");
  }

  /**
   * Saves a model in a folder, in place of one that is there. If the disk is full, nothing changes.
   *
   * @param manifest its {@code parametersSha256} and calibration are filled in here
   * @throws UserFacingException if the folder cannot be written
   */
  public static Entry save(
      Path folder,
      ModelManifest manifest,
      Map<String, HostTensor> parameters,
      Calibration calibration)
      throws UserFacingException {
    byte[] bytes = encoded(manifest, parameters, calibration);
    try {
      Files.createDirectories(folder);
      ModelManifest complete = manifest.with(calibration, Sha256.of(bytes));
      Map<Path, byte[]> files = new LinkedHashMap<>();
      files.put(folder.resolve(PARAMETERS), bytes);
      files.put(folder.resolve(ManifestFile.NAME), ManifestFile.encode(complete));
      AtomicFiles.writeAll(files);
      return Entry.saved(complete, folder);
    } catch (IOException e) {
      throw new UserFacingException(
          "Cannot save the model in %s: %s. Free some space, check that you may write there, and try again."
              .formatted(folder, FileErrors.reason(e)),
          e);
    }
  }

  /** The file of a model's parameters and calibration. */
  static byte[] encode(
      ModelManifest manifest, Map<String, HostTensor> parameters, Calibration calibration)
      throws IOException, UserFacingException {
    Map<String, HostTensor> tensors = new LinkedHashMap<>(parameters);
    CalibrationTensors.put(tensors, manifest, calibration);
    return SafeTensors.encode(
        tensors, ModelContent.byteTensors(manifest.architecture(), manifest.options()));
  }
}
