package org.sketch28.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.NewFolder;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.graph.NetworkGraph;
import org.sketch28.model.store.ModelStore;

/** Exports a model into a new folder, with what another person needs to use and to check it. */
public final class ModelExporter {

  /** How many test vectors there are, unless somebody asks for more. */
  public static final int VECTORS = 20;

  /** More would make files that are slow to read. */
  public static final int MOST_VECTORS = 10_000;

  private ModelExporter() {}

  /** The formats. */
  public enum Format {
    ONNX("ONNX"),
    PYTORCH("a PyTorch module"),
    KERAS("a Keras model"),
    DJL_SERVING("an archive for DJL Serving"),
    JAVA("a Java program"),
    HTML("a page for a browser");

    private final String words;

    Format(String words) {
      this.words = words;
    }

    /** The format in a sentence. */
    public String words() {
      return words;
    }

    /** The name of its templates and in commands. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Exports a model; the folder appears when everything is written.
   *
   * @param licences of the data that the model was trained on, one in each line
   * @param vectors the number of test vectors
   * @param folder must not exist, or be empty
   * @throws UserFacingException if the model cannot be loaded or has no such form, or the folder is
   *     not empty or cannot be written
   */
  public static void write(
      ModelStore.Entry entry, Format format, List<String> licences, int vectors, Path folder)
      throws UserFacingException {
    try (ScoredClassifier classifier = ModelStore.load(entry)) {
      NetworkGraph graph = NetworkGraph.of(classifier);
      NewFolder.require(folder);
      ExportedModel model =
          new ExportedModel(
              entry.manifest(),
              graph,
              TestVector.of(classifier, entry.manifest().domain(), vectors));
      AtomicFiles.writeFolder(
          folder,
          into -> {
            write(model, format, into);
            ExportedModel.write(into, "README.md", ReadMe.of(model, format, licences));
            copy("/LICENSE", into.resolve("LICENSE"));
            Files.copy(entry.folder().resolve("model.json"), into.resolve("model.json"));
          });
    } catch (IOException e) {
      throw new UserFacingException(
          "%s cannot be written: %s. Choose another folder or free some space."
              .formatted(folder, FileErrors.reason(e)),
          e);
    }
  }

  private static void write(ExportedModel model, Format format, Path folder) throws IOException {
    switch (format) {
      case ONNX -> OnnxFormat.write(model, folder);
      case PYTORCH -> PytorchFormat.write(model, folder);
      case KERAS -> KerasFormat.write(model, folder);
      case DJL_SERVING -> ServingFormat.write(model, folder);
      case JAVA -> JavaFormat.write(model, folder);
      case HTML -> HtmlFormat.write(model, folder);
    }
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream in = ModelExporter.class.getResourceAsStream(resource)) {
      Files.copy(in, file);
    }
  }

  /**
   * Checks what would end an export, before a model is built for it.
   *
   * @param preparation of the images that the model sees
   * @param folder to export to
   * @throws UserFacingException if such a model cannot be exported, or the folder is not empty
   */
  public static void check(ImagePreparation preparation, Path folder) throws UserFacingException {
    if (preparation != ImagePreparation.NONE) {
      throw new UserFacingException(NetworkGraph.REFUSED);
    }
    NewFolder.require(folder);
  }
}
