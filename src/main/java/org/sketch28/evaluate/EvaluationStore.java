package org.sketch28.evaluate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.Gzip;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.HostTensor;
import org.sketch28.model.store.ModelContent;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.model.store.SafeTensors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves evaluations, so that they open at once: those of the user's own models in the model's
 * folder, those of models that ship with the program in the user's folder. Some ship in the folder
 * of their model. A saved evaluation is only found for the same parameters and the same images.
 *
 * @param own the user's data folder
 */
public record EvaluationStore(Path own) {

  private static final Logger LOG = LoggerFactory.getLogger(EvaluationStore.class);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final ObjectMapper SORTED =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  private static final String FOLDER = "evaluations";
  private static final String FEATURES = "features";
  private static final String LOGITS = "logits";
  private static final String MAP = "map";
  private static final String KEY_FILE = ".json";
  private static final String OUTPUTS_FILE = ".safetensors";
  private static final String MAP_FILE = ".map.safetensors";
  private static final String COMPACT_FILE = OUTPUTS_FILE + ".gz";

  /**
   * The content of the JSON file beside the outputs.
   *
   * @param parameters the SHA-256 of the model's parameters
   * @param options the SHA-256 of the options of an ensemble; null for other models
   * @param pixels the SHA-256 of the images
   * @param count the number of images
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Key(String parameters, String options, String pixels, int count) {}

  /** How often models were measured on test images. */
  public TestLooks looks() {
    return new TestLooks(own.resolve("test-looks.ndjson"));
  }

  /** The saved outputs of this model for these images; empty if there are none, or damaged ones. */
  public Optional<DatasetOutputs> find(
      ModelStore.Entry model, String dataset, Split split, ImageDataset data) {
    Path own = file(model, dataset, split, "");
    Optional<DatasetOutputs> found = read(own, OUTPUTS_FILE, model, data);
    return found.isPresent()
        ? found
        : read(beside(model, dataset, split), COMPACT_FILE, model, data);
  }

  /**
   * @param path of the files, without their endings
   */
  private static Optional<DatasetOutputs> read(
      Path path, String ending, ModelStore.Entry model, ImageDataset data) {
    Path file = with(path, ending);
    try {
      if (!isOf(with(path, KEY_FILE), model, data) || !Files.exists(file)) {
        return Optional.empty();
      }
      Map<String, HostTensor> tensors;
      try (InputStream in = Gzip.open(file)) {
        tensors = SafeTensors.decode(in.readAllBytes());
      }
      HostTensor features = tensors.get(FEATURES);
      HostTensor logits = tensors.get(LOGITS);
      boolean whole =
          features != null
              && logits != null
              && features.shape().length == 2
              && features.shape()[0] == data.size()
              && logits.values().length == data.size() * data.classNames().size();
      return whole
          ? Optional.of(new DatasetOutputs(data.size(), features.values(), logits.values()))
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} is not used; the model is evaluated again", file, e);
      return Optional.empty();
    }
  }

  /** Whether an evaluation was saved under these names. */
  boolean exists(ModelStore.Entry model, String dataset, Split split) {
    return Files.exists(file(model, dataset, split, KEY_FILE))
        || Files.exists(with(beside(model, dataset, split), KEY_FILE));
  }

  private static boolean isOf(Path key, ModelStore.Entry model, ImageDataset data)
      throws IOException {
    return Files.exists(key) && key(model, data).equals(JSON.readValue(key.toFile(), Key.class));
  }

  /** Ensembles of the same networks may differ in their weights, which are options. */
  private static String options(ModelManifest model) {
    try {
      return model.architecture().equals(ModelContent.ENSEMBLE)
          ? Sha256.of(SORTED.writeValueAsBytes(model.options()))
          : null;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("options that were read cannot be written", e);
    }
  }

  private static Key key(ModelStore.Entry model, ImageDataset data) {
    return new Key(
        model.manifest().parametersSha256(),
        options(model.manifest()),
        Sha256.of(data.pixels()),
        data.size());
  }

  /**
   * Saves the outputs of a model.
   *
   * @throws UserFacingException if the files cannot be written
   */
  public void save(
      ModelStore.Entry model,
      String dataset,
      Split split,
      ImageDataset data,
      DatasetOutputs outputs)
      throws UserFacingException {
    Path key = file(model, dataset, split, KEY_FILE);
    try {
      // The outputs only count with the key beside them, which is written last.
      Files.deleteIfExists(key);
      Files.deleteIfExists(file(model, dataset, split, MAP_FILE));
      AtomicFiles.write(file(model, dataset, split, OUTPUTS_FILE), encode(outputs));
      AtomicFiles.write(key, JSON.writeValueAsBytes(key(model, data)));
    } catch (IOException e) {
      throw cannotWrite(key, e);
    }
  }

  /**
   * Saves the outputs of a model in its own folder, in the form in which they ship: gzipped, with
   * exact logits and rounded features.
   *
   * @throws UserFacingException if the files cannot be written
   */
  public void saveCompact(
      ModelStore.Entry model,
      String dataset,
      Split split,
      ImageDataset data,
      DatasetOutputs outputs)
      throws UserFacingException {
    Path path = beside(model, dataset, split);
    Path key = with(path, KEY_FILE);
    try {
      Files.deleteIfExists(key);
      // Of the user's own models, these are in the same folder; they are of other images, perhaps.
      Files.deleteIfExists(with(path, OUTPUTS_FILE));
      Files.deleteIfExists(with(path, MAP_FILE));
      AtomicFiles.write(with(path, COMPACT_FILE), Gzip.pack(encode(outputs.withRoundedFeatures())));
      AtomicFiles.write(key, JSON.writeValueAsBytes(key(model, data)));
    } catch (IOException e) {
      throw cannotWrite(key, e);
    }
  }

  private static byte[] encode(DatasetOutputs outputs) throws IOException {
    long count = outputs.count();
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    tensors.put(
        FEATURES, new HostTensor(new long[] {count, outputs.featureWidth()}, outputs.features()));
    tensors.put(LOGITS, new HostTensor(new long[] {count, outputs.classes()}, outputs.logits()));
    return SafeTensors.encode(tensors);
  }

  /** The map that {@link #saveMap} saved: images × 2, row by row. */
  public Optional<float[]> findMap(Evaluation evaluation, ModelStore.Entry model) {
    String dataset = evaluation.key().dataset();
    Path file = file(model, dataset, evaluation.split(), MAP_FILE);
    Path key = file(model, dataset, evaluation.split(), KEY_FILE);
    try {
      if (!Files.exists(file) || !isOf(key, model, evaluation.data())) {
        return Optional.empty();
      }
      HostTensor map = SafeTensors.decode(Files.readAllBytes(file)).get(MAP);
      return map != null && map.values().length == 2 * evaluation.size()
          ? Optional.of(map.values())
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} is not used; the map is computed again", file, e);
      return Optional.empty();
    }
  }

  /**
   * Saves a map, which takes long to compute, and the evaluation if it only ships with its model.
   *
   * @param map images × 2, row by row
   * @throws UserFacingException if the file cannot be written
   */
  public void saveMap(Evaluation evaluation, ModelStore.Entry model, float[] map)
      throws UserFacingException {
    String dataset = evaluation.key().dataset();
    Split split = evaluation.split();
    Path file = file(model, dataset, split, MAP_FILE);
    try {
      if (!isOf(file(model, dataset, split, KEY_FILE), model, evaluation.data())) {
        save(model, dataset, split, evaluation.data(), evaluation.outputs());
      }
      AtomicFiles.write(
          file,
          SafeTensors.encode(Map.of(MAP, new HostTensor(new long[] {evaluation.size(), 2}, map))));
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private static UserFacingException cannotWrite(Path file, IOException e) {
    return new UserFacingException(
        "The evaluation cannot be saved in %s: %s. Free some space and try again."
            .formatted(file.getParent(), FileErrors.reason(e)),
        e);
  }

  private Path file(ModelStore.Entry model, String dataset, Split split, String ending) {
    Path folder = model.folder().toAbsolutePath().normalize();
    boolean ours = folder.startsWith(own.toAbsolutePath().normalize());
    Path beside =
        ours ? folder.resolve(FOLDER) : own.resolve(FOLDER).resolve(model.manifest().name());
    return beside.resolve(dataset + "-" + split + ending);
  }

  /** Files in the model's own folder, without their endings. */
  private static Path beside(ModelStore.Entry model, String dataset, Split split) {
    return model.folder().resolve(FOLDER).resolve(dataset + "-" + split);
  }

  private static Path with(Path path, String ending) {
    return path.resolveSibling(path.getFileName() + ending);
  }
}
