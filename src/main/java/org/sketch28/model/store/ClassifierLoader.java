package org.sketch28.model.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.sketch28.base.FileErrors;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.GrayImage;
import org.sketch28.model.HostTensor;
import org.sketch28.model.Prediction;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.classical.ClassicalKind;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.foreign.OnnxClassifier;
import org.sketch28.model.foreign.OnnxModel;
import org.sketch28.model.foreign.OnnxSettings;
import org.sketch28.model.network.Architecture;
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
    ModelManifest manifest = entry.manifest();
    if (manifest.isOnnx()) {
      return onnx(entry);
    }
    Map<String, HostTensor> tensors = tensors(entry);
    ModelContent content = content(entry, tensors);
    if (ClassicalKind.named(manifest.architecture()).isEmpty()) {
      Engines.prepare();
    }
    try {
      ModelContent.requireShapes(tensors, CalibrationTensors.shapes(manifest));
      return requireUsable(
          entry,
          content.classifier(manifest.classes(), CalibrationTensors.read(manifest, tensors)));
    } catch (IllegalArgumentException e) {
      throw broken(entry, e);
    }
  }

  private static ScoredClassifier onnx(ModelStore.Entry entry) throws UserFacingException {
    ModelManifest manifest = entry.manifest();
    byte[] file = parameters(entry);
    try {
      OnnxSettings settings =
          OnnxSettings.read(manifest.options() == null ? Map.of() : manifest.options());
      return requireUsable(
          entry,
          new OnnxClassifier(
              manifest.classes(),
              OnnxModel.open(file),
              settings,
              CalibrationTensors.scalars(manifest)));
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw broken(entry, e);
    }
  }

  /**
   * Loads a network from the parameters of a model.
   *
   * @throws UserFacingException as {@link #load} does, and if the model is not a network
   */
  static NetworkClassifier loadNetwork(ModelStore.Entry entry) throws UserFacingException {
    Architecture.named(entry.manifest().architecture());
    ScoredClassifier classifier = load(entry);
    if (classifier instanceof NetworkClassifier network) {
      return network;
    }
    classifier.close();
    throw new UserFacingException(
        "%s is not a network that works on plain images. Choose another model."
            .formatted(entry.manifest().title()));
  }

  private static ModelContent content(ModelStore.Entry entry, Map<String, HostTensor> tensors)
      throws UserFacingException {
    ModelManifest manifest = entry.manifest();
    try {
      return ModelContent.read(
          manifest.architecture(), manifest.options(), tensors, manifest.classes().size());
    } catch (IllegalArgumentException e) {
      throw broken(entry, e);
    }
  }

  /** The parameters' file, if it is the one that the manifest describes. */
  private static byte[] parameters(ModelStore.Entry entry) throws UserFacingException {
    Path file = entry.folder().resolve(entry.manifest().parametersFile());
    byte[] bytes = ModelStore.read(file);
    if (!Sha256.of(bytes).equals(entry.manifest().parametersSha256())) {
      throw ManifestFile.broken(
          file, "it is not the file that its model.json describes (SHA-256)", null);
    }
    return bytes;
  }

  /**
   * The parameters of a model, among them those of its calibration.
   *
   * @throws UserFacingException if the file is missing or damaged, or lacks the calibration
   */
  static Map<String, HostTensor> checkedTensors(ModelStore.Entry entry) throws UserFacingException {
    Map<String, HostTensor> tensors = tensors(entry);
    try {
      ModelContent.requireShapes(tensors, CalibrationTensors.shapes(entry.manifest()));
      return tensors;
    } catch (IllegalArgumentException e) {
      throw broken(entry, e);
    }
  }

  private static Map<String, HostTensor> tensors(ModelStore.Entry entry)
      throws UserFacingException {
    byte[] bytes = parameters(entry);
    try {
      return SafeTensors.decode(bytes);
    } catch (IOException e) {
      throw broken(entry, e);
    }
  }

  private static UserFacingException broken(ModelStore.Entry entry, Exception why) {
    return ManifestFile.broken(
        entry.folder().resolve(entry.manifest().parametersFile()), FileErrors.reason(why), why);
  }

  private static <C extends ScoredClassifier> C requireUsable(ModelStore.Entry entry, C classifier)
      throws UserFacingException {
    boolean usable = false;
    try {
      usable = isUsable(classifier);
    } finally {
      if (!usable) {
        classifier.close();
      }
    }
    if (!usable) {
      throw ManifestFile.broken(
          entry.folder().resolve(entry.manifest().parametersFile()),
          "its predictions are not numbers",
          null);
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
}
