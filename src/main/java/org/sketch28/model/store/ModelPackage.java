package org.sketch28.model.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.base.ZipPackage;

/** A model as one file, so that it can be passed on: its folder as a zip archive. */
public final class ModelPackage {

  /** What the names of such files end with. */
  public static final String EXTENSION = ".sketch28model";

  private ModelPackage() {}

  /**
   * Packs a model into one file.
   *
   * @throws UserFacingException if the model cannot be read or the file cannot be written
   */
  public static void pack(ModelStore.Entry entry, Path file) throws UserFacingException {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        for (String name : List.of(ManifestFile.NAME, entry.manifest().parametersFile())) {
          zip.putNextEntry(new ZipEntry(name));
          zip.write(Files.readAllBytes(entry.folder().resolve(name)));
        }
      }
      AtomicFiles.write(file, bytes.toByteArray());
    } catch (IOException e) {
      throw new UserFacingException(
          "The model cannot be saved to %s: %s. Choose another file, or free some space."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }

  /**
   * Installs a packed model that can be loaded. If it is installed already, nothing is done; if
   * another one has its name, among the user's or those that ship, a number is added.
   *
   * @param models all that there are
   * @param folder of the user's models, one of those that {@code models} searches
   * @throws UserFacingException if the file is not a packed model, is damaged, or holds one that
   *     cannot be used
   */
  public static ModelStore.Entry install(Path file, ModelStore models, Path folder)
      throws UserFacingException {
    return new ZipPackage(file, "model").read(zip -> install(zip, file, models, folder));
  }

  private static ModelStore.Entry install(ZipFile zip, Path file, ModelStore models, Path folder)
      throws IOException, UserFacingException {
    byte[] json = ZipPackage.content(zip, ManifestFile.NAME, ManifestFile.LARGEST);
    ModelManifest manifest = ManifestFile.decode(json, file.resolve(ManifestFile.NAME));
    byte[] parameters =
        ZipPackage.content(zip, manifest.parametersFile(), ModelStore.LARGEST_PARAMETERS);
    if (!isName(manifest.name())) {
      throw new IOException("the name of the model cannot be the name of a folder");
    }
    if (!Sha256.of(parameters).equals(manifest.parametersSha256())) {
      throw new IOException("its parameters are damaged (SHA-256)");
    }
    return place(file, manifest, parameters, models, folder);
  }

  /** Whether it can be the name of a model, and so of a folder. */
  static boolean isName(String name) {
    return name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._ -]{0,99}");
  }

  /**
   * Writes the folder of a model that can be loaded, unless it is there already.
   *
   * @param file that the model is from, for messages
   */
  static ModelStore.Entry place(
      Path file, ModelManifest manifest, byte[] parameters, ModelStore models, Path folder)
      throws IOException, UserFacingException {
    for (int i = 1; ; i++) {
      String name = i == 1 ? manifest.name() : manifest.name() + "-" + i;
      Optional<ModelStore.Entry> there = models.named(name);
      if (there.isPresent() && isSame(there.get().manifest(), manifest)) {
        return there.get();
      }
      Path target = folder.resolve(name);
      if (there.isEmpty() && !Files.exists(target)) {
        AtomicFiles.writeFolder(
            target,
            into -> {
              Files.write(into.resolve(manifest.parametersFile()), parameters);
              ManifestFile.write(into, manifest.withName(name));
              requireUsable(file, into, name);
            });
        return ModelStore.entry(target);
      }
    }
  }

  private static boolean isSame(ModelManifest one, ModelManifest other) {
    return one.parametersSha256().equals(other.parametersSha256())
        && Objects.equals(one.options(), other.options())
        && one.classes().equals(other.classes())
        && one.domain() == other.domain()
        && one.temperature() == other.temperature()
        && one.featureScale() == other.featureScale()
        && one.threshold() == other.threshold();
  }

  /** The folder has another name by the time that anybody could look for it. */
  private static void requireUsable(Path file, Path folder, String name)
      throws UserFacingException {
    try {
      ModelStore.load(ModelStore.entry(folder)).close();
    } catch (UserFacingException e) {
      throw new UserFacingException(
          "The model %s cannot be installed. %s"
              .formatted(file, e.getMessage().replace(folder.toString(), name)),
          e);
    }
  }
}
