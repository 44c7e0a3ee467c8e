package org.sketch28.model.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;

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
        for (String name : new String[] {ManifestFile.NAME, ModelStore.PARAMETERS}) {
          zip.putNextEntry(new ZipEntry(name));
          zip.write(Files.readAllBytes(entry.folder().resolve(name)));
        }
      }
      AtomicFiles.write(file, bytes.toByteArray());
    } catch (IOException e) {
      throw new UserFacingException(
          "The model cannot be packed into %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * Installs a packed model. If it is installed already, nothing is done; if another one has its
   * name, a number is added.
   *
   * @param folder of the user's models
   * @throws UserFacingException if the file is not a packed model or is damaged
   */
  public static ModelStore.Entry install(Path file, Path folder) throws UserFacingException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] parameters = read(zip, ModelStore.PARAMETERS, ModelStore.LARGEST_PARAMETERS);
      byte[] json = read(zip, ManifestFile.NAME, ManifestFile.LARGEST);
      ModelManifest manifest = ManifestFile.decode(json, file.resolve(ManifestFile.NAME));
      if (!manifest.name().matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._ -]{0,99}")) {
        throw new IOException("the name of the model cannot be the name of a folder");
      }
      if (!Sha256.of(parameters).equals(manifest.parametersSha256())) {
        throw new IOException("its parameters are damaged (SHA-256)");
      }
      return place(manifest, parameters, folder);
    } catch (IOException e) {
      throw refused(file, e.getMessage(), e);
    }
  }

  private static UserFacingException refused(Path file, String why, Throwable cause) {
    return new UserFacingException(
        "The model %s cannot be installed: %s.".formatted(file, why), cause);
  }

  private static ModelStore.Entry place(ModelManifest manifest, byte[] parameters, Path folder)
      throws IOException, UserFacingException {
    for (int i = 1; ; i++) {
      String name = i == 1 ? manifest.name() : manifest.name() + "-" + i;
      Path target = folder.resolve(name);
      if (!Files.exists(target)) {
        AtomicFiles.writeFolder(
            target,
            into -> {
              Files.write(into.resolve(ModelStore.PARAMETERS), parameters);
              ManifestFile.write(into, manifest.withName(name));
              ModelStore.entry(into);
            });
        return ModelStore.entry(target);
      }
      if (Files.exists(target.resolve(ManifestFile.NAME))) {
        ModelStore.Entry there = ModelStore.entry(target);
        if (manifest.parametersSha256().equals(there.manifest().parametersSha256())) {
          return there;
        }
      }
    }
  }

  private static byte[] read(ZipFile zip, String name, long largest) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("there is no " + name + " in it");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) largest + 1);
      if (bytes.length > largest) {
        throw new IOException(name + " in it is too large");
      }
      return bytes;
    }
  }
}
