package org.sketch28.model.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.GrayImage;
import org.sketch28.model.HostTensor;
import org.sketch28.model.Prediction;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.classical.ClassicalClassifier;
import org.sketch28.model.classical.ClassicalKind;
import org.sketch28.model.classical.ClassicalModel;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.Network;
import org.sketch28.model.network.NetworkClassifier;

/** Makes classifiers of models on disk, and checks them. */
final class ClassifierLoader {

  private ClassifierLoader() {}

  /**
   * Loads a classifier from the parameters of a model.
   *
   * @throws UserFacingException if a file is missing, damaged or does not fit the manifest
   */
  static ScoredClassifier load(ModelStore.Entry entry) throws UserFacingException {
    Optional<ClassicalKind> kind = ClassicalKind.named(entry.manifest().architecture());
    return kind.isPresent()
        ? requireUsable(entry, classical(entry, kind.get()))
        : loadNetwork(entry);
  }

  /**
   * Loads a network from the parameters of a model.
   *
   * @throws UserFacingException as {@link #load} does, and if the model is not a network
   */
  static NetworkClassifier loadNetwork(ModelStore.Entry entry) throws UserFacingException {
    ModelManifest manifest = entry.manifest();
    Path file = entry.folder().resolve(ModelStore.PARAMETERS);
    Architecture architecture = Architecture.named(manifest.architecture());
    byte[] bytes = checked(entry);
    Engines.prepare();
    Network network = architecture.newNetwork(manifest.classes().size(), 0);
    return requireUsable(entry, create(manifest, network, architecture, bytes, file));
  }

  /** The parameters' file, if it is the one that the manifest describes. */
  private static byte[] checked(ModelStore.Entry entry) throws UserFacingException {
    Path file = entry.folder().resolve(ModelStore.PARAMETERS);
    byte[] bytes = ModelStore.read(file);
    if (!Sha256.of(bytes).equals(entry.manifest().parametersSha256())) {
      throw ManifestFile.broken(
          file, "it is not the file that its model.json describes (SHA-256)", null);
    }
    return bytes;
  }

  private static ClassicalClassifier classical(ModelStore.Entry entry, ClassicalKind kind)
      throws UserFacingException {
    ModelManifest manifest = entry.manifest();
    Path file = entry.folder().resolve(ModelStore.PARAMETERS);
    try {
      int classes = manifest.classes().size();
      byte[] bytes = checked(entry);
      Map<String, HostTensor> tensors = SafeTensors.decode(bytes);
      ClassicalModel model = kind.read(manifest.options(), tensors, classes);
      Map<String, long[]> expected = new LinkedHashMap<>();
      ModelStore.putCalibration(expected, classes, kind.features());
      return new ClassicalClassifier(
          manifest.classes(),
          model,
          ModelStore.calibration(manifest, SafeTensors.decode(bytes, expected)));
    } catch (IOException | IllegalArgumentException e) {
      throw ManifestFile.broken(file, e.getMessage(), e);
    }
  }

  private static <C extends ScoredClassifier> C requireUsable(ModelStore.Entry entry, C classifier)
      throws UserFacingException {
    if (!isUsable(classifier)) {
      classifier.close();
      throw ManifestFile.broken(
          entry.folder().resolve(ModelStore.PARAMETERS), "its predictions are not numbers", null);
    }
    return classifier;
  }

  private static boolean isUsable(ScoredClassifier classifier) {
    for (int level : new int[] {0, 255}) {
      Prediction prediction = classifier.predict(GrayImage.of(28, 28, (x, y) -> level));
      for (float probability : prediction.probabilities()) {
        if (!Float.isFinite(probability)) {
          return false;
        }
      }
      if (Double.isNaN(prediction.knownScore())) {
        return false;
      }
    }
    return true;
  }

  private static NetworkClassifier create(
      ModelManifest manifest, Network network, Architecture architecture, byte[] bytes, Path file)
      throws UserFacingException {
    return NetworkClassifier.create(
        manifest.classes(),
        network,
        shapes -> {
          Map<String, long[]> expected = new LinkedHashMap<>(shapes);
          ModelStore.putCalibration(expected, manifest.classes().size(), architecture.features());
          try {
            return SafeTensors.decode(bytes, expected);
          } catch (IOException e) {
            throw ManifestFile.broken(file, e.getMessage(), e);
          }
        },
        tensors -> ModelStore.calibration(manifest, tensors));
  }
}
