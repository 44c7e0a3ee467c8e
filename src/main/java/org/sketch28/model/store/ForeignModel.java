package org.sketch28.model.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sketch28.base.FileErrors;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.Calibration;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.foreign.ImportOptions;
import org.sketch28.model.foreign.OnnxClassifier;
import org.sketch28.model.foreign.OnnxImport;
import org.sketch28.model.foreign.OnnxModel;
import org.sketch28.model.foreign.OnnxSettings;

/** A model that another program made: read and checked, and not yet among the user's models. */
public final class ForeignModel {

  /** What the names of ONNX files end with. */
  public static final String EXTENSION = ".onnx";

  private final Path source;
  private final ModelManifest manifest;
  private final Calibration calibration;
  private final Content content;

  /** What the model computes. */
  private interface Content {

    /** The file of parameters. */
    byte[] encode(ModelManifest manifest, Calibration calibration)
        throws IOException, UserFacingException;

    /** A classifier, which the caller closes. */
    ScoredClassifier open(ModelManifest manifest, Calibration calibration)
        throws IOException, UserFacingException;
  }

  private ForeignModel(
      Path source, ModelManifest manifest, Calibration calibration, Content content) {
    this.source = source;
    this.manifest = manifest;
    this.calibration = calibration;
    this.content = content;
  }

  /**
   * Reads a model.
   *
   * @param source an ONNX file, or a folder with {@code config.json} and {@code model.safetensors}
   * @throws UserFacingException if it cannot be used, or ONNX Runtime is needed and not installed
   */
  public static ForeignModel read(Path source, ImportOptions options) throws UserFacingException {
    try {
      if (Files.isDirectory(source)) {
        return network(source, NetworkFolder.read(source, options));
      }
      if (!Files.isRegularFile(source)) {
        throw new IOException("there is no such file");
      }
      return onnx(source, options);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw refused(source, e);
    } catch (OutOfMemoryError e) {
      throw refused(source, new IOException("it needs more memory than there is", e));
    }
  }

  private static ForeignModel onnx(Path source, ImportOptions options)
      throws IOException, UserFacingException {
    byte[] file = ModelStore.read(source);
    OnnxImport found;
    try (OnnxModel model = OnnxModel.open(file)) {
      found = OnnxImport.of(model, options);
    }
    ModelManifest manifest =
        manifest(source)
            .architecture(ModelContent.ONNX)
            .options(found.settings().toOptions())
            .classes(found.classes())
            .domain(found.domain())
            .build();
    Calibration calibration =
        Calibration.none().withScalars(found.temperature(), 0, Double.NEGATIVE_INFINITY);
    return new ForeignModel(source, manifest, calibration, new OnnxContent(file));
  }

  private record OnnxContent(byte[] file) implements Content {
    @Override
    public byte[] encode(ModelManifest manifest, Calibration calibration) {
      return file;
    }

    @Override
    public ScoredClassifier open(ModelManifest manifest, Calibration calibration)
        throws IOException, UserFacingException {
      return new OnnxClassifier(
          manifest.classes(),
          OnnxModel.open(file),
          OnnxSettings.read(manifest.options()),
          calibration);
    }
  }

  private static ForeignModel network(Path source, NetworkFolder found) {
    ModelManifest manifest =
        manifest(source)
            .architecture(found.content().architecture())
            .classes(found.classes())
            .domain(found.domain())
            .build();
    return new ForeignModel(
        source, manifest, Calibration.none(), new NetworkContent(found.content()));
  }

  private record NetworkContent(ModelContent learned) implements Content {
    @Override
    public byte[] encode(ModelManifest manifest, Calibration calibration)
        throws IOException, UserFacingException {
      return ModelStore.encode(manifest, learned.tensors(), calibration);
    }

    @Override
    public ScoredClassifier open(ModelManifest manifest, Calibration calibration) {
      return learned.classifier(manifest.classes(), calibration);
    }
  }

  private static ModelManifestBuilder manifest(Path source) {
    String file = String.valueOf(source.toAbsolutePath().getFileName());
    boolean ends = file.toLowerCase(Locale.ROOT).endsWith(EXTENSION);
    String title = ends ? file.substring(0, file.length() - EXTENSION.length()) : file;
    return ModelManifestBuilder.builder()
        .name(nameFor(title))
        .title(title)
        .description("Imported from %s.".formatted(file));
  }

  /** A name that a folder can have. */
  private static String nameFor(String title) {
    String plain = title.replaceAll("[^\\p{L}\\p{N}._ -]", "-").replaceAll("^[._ -]+", "");
    String name = plain.length() > 80 ? plain.substring(0, 80) : plain;
    return name.isBlank() ? "imported" : name.strip();
  }

  /** What {@code model.json} will say of it. */
  public ModelManifest manifest() {
    return manifest;
  }

  /** How it is used, if it is an ONNX model. */
  public Optional<OnnxSettings> onnxSettings() {
    return manifest.isOnnx()
        ? Optional.of(OnnxSettings.read(manifest.options()))
        : Optional.empty();
  }

  /** This ONNX model, used otherwise. */
  public ForeignModel with(OnnxSettings settings) {
    return with(
        ModelManifestBuilder.builder(manifest).options(settings.toOptions()).build(), calibration);
  }

  /** This model with another calibration. */
  public ForeignModel with(Calibration fitted) {
    return with(manifest, fitted);
  }

  /** This model with what was measured of it. */
  public ForeignModel with(List<ModelManifest.Result> results) {
    return with(manifest.withResults(results), calibration);
  }

  private ForeignModel with(ModelManifest newManifest, Calibration newCalibration) {
    return new ForeignModel(source, newManifest, newCalibration, content);
  }

  /**
   * This model under another name.
   *
   * @throws UserFacingException if it cannot be the name of a folder
   */
  public ForeignModel named(String name) throws UserFacingException {
    if (!ModelPackage.isName(name)) {
      throw new UserFacingException(
          "“%s” cannot be the name of a model. Use letters, digits, spaces, dots and hyphens."
              .formatted(name));
    }
    return with(ModelManifestBuilder.builder(manifest).name(name).title(name).build(), calibration);
  }

  /** The model as it is now; the caller closes it. */
  public ScoredClassifier open() throws UserFacingException {
    try {
      return content.open(manifest, calibration);
    } catch (IOException e) {
      throw refused(source, e);
    }
  }

  /**
   * Puts it among the user's models. If it is there already, nothing is done; if another one has
   * its name, a number is added.
   *
   * @param models all that there are
   * @param folder of the user's models, one of those that {@code models} searches
   * @throws UserFacingException if the folder cannot be written
   */
  public ModelStore.Entry install(ModelStore models, Path folder) throws UserFacingException {
    try {
      byte[] parameters = content.encode(manifest, calibration);
      return ModelPackage.place(
          source, manifest.with(calibration, Sha256.of(parameters)), parameters, models, folder);
    } catch (IOException e) {
      throw refused(source, e);
    }
  }

  private static UserFacingException refused(Path source, Exception why) {
    return new UserFacingException(
        "The model %s cannot be imported: %s.".formatted(source, FileErrors.reason(why)), why);
  }
}
