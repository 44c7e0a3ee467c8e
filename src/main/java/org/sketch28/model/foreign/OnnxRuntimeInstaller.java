package org.sketch28.model.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.download.Downloader;

/**
 * Installs ONNX Runtime in the user's folder. Of its jar, which has the native libraries of all
 * platforms, only the classes, the licences and the libraries of this platform are kept.
 */
public final class OnnxRuntimeInstaller {

  /** The size of the download. */
  public static final long BYTES = 139_129_141;

  private static final String SHA_256 =
      "41bb3b51b6a2e489cd39f538d5a1c74e4333845ab1ccad63e752b6f19ebeee45";

  private static final URI MAVEN_CENTRAL =
      URI.create(
          "https://repo1.maven.org/maven2/com/microsoft/onnxruntime/onnxruntime/%1$s/onnxruntime-%1$s.jar"
              .formatted(OnnxRuntime.VERSION));

  private static final String NATIVE = "ai/onnxruntime/native/";
  private static final List<String> LIBRARIES = List.of(".so", ".dll", ".dylib");
  private static final List<String> TEXTS = List.of("Privacy.md", "ThirdPartyNotices.txt");

  private final Path folder;
  private final List<URI> mirrors;
  private final String sha256;

  /** Installs in the folder of this user, from Maven Central. */
  public OnnxRuntimeInstaller() {
    this(OnnxRuntime.folder(), List.of(MAVEN_CENTRAL), SHA_256);
  }

  /**
   * @param folder to install in
   * @param mirrors of the jar
   * @param sha256 of the jar
   */
  OnnxRuntimeInstaller(Path folder, List<URI> mirrors, String sha256) {
    this.folder = folder;
    this.mirrors = mirrors;
    this.sha256 = sha256;
  }

  /** Where it is downloaded from. */
  public URI source() {
    return mirrors.get(0);
  }

  /** The folder that it is installed in. */
  public Path folder() {
    return folder;
  }

  /**
   * Downloads the jar and installs it. An incomplete download is resumed.
   *
   * @param progress in bytes; may cancel
   * @throws UserFacingException if it cannot be downloaded, or has nothing for this platform
   */
  public void download(Downloader downloader, Progress progress) throws UserFacingException {
    Path jar = folder.resolveSibling("onnxruntime-%s.jar".formatted(OnnxRuntime.VERSION));
    downloader.fetch(mirrors, jar, BYTES, this::verify, progress);
    install(jar);
    try {
      Files.deleteIfExists(jar);
    } catch (IOException e) {
      throw new UserFacingException(
          "%s cannot be deleted: %s. It is not needed any more."
              .formatted(jar, FileErrors.reason(e)),
          e);
    }
  }

  /**
   * Installs from a jar that the user has.
   *
   * @throws UserFacingException if it is not the right file, or has nothing for this platform
   */
  public void install(Path jar) throws UserFacingException {
    try {
      verify(jar);
      // What is installed stays until there is something in its place.
      Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
      AtomicFiles.deleteTree(fresh);
      AtomicFiles.writeFolder(fresh, into -> unpack(jar, into));
      AtomicFiles.deleteTree(folder);
      Files.move(fresh, folder);
    } catch (NoSuchFileException e) {
      throw new UserFacingException("There is no file " + jar + ".", e);
    } catch (IOException e) {
      throw new UserFacingException(
          "ONNX Runtime cannot be installed in %s: %s. Free some space, check that you may write there, and try again."
              .formatted(folder, FileErrors.reason(e)),
          e);
    }
  }

  private void verify(Path jar) throws UserFacingException, IOException {
    String found;
    try (InputStream in = Files.newInputStream(jar)) {
      found = Sha256.of(in);
    }
    if (!found.equals(sha256)) {
      throw new UserFacingException(
          "%s is not onnxruntime-%s.jar of Maven Central: its SHA-256 is %s, expected %s."
              .formatted(jar, OnnxRuntime.VERSION, found, sha256));
    }
  }

  private static void unpack(Path jar, Path into) throws IOException, UserFacingException {
    String natives = NATIVE + platform() + "/";
    int libraries = 0;
    try (ZipFile all = new ZipFile(jar.toFile());
        OutputStream file = Files.newOutputStream(into.resolve(OnnxRuntime.JAR));
        ZipOutputStream classes = new ZipOutputStream(file)) {
      for (ZipEntry entry : all.stream().filter(each -> !each.isDirectory()).toList()) {
        String name = entry.getName();
        String plain = name.substring(name.lastIndexOf('/') + 1);
        try (InputStream in = all.getInputStream(entry)) {
          if (name.endsWith(".class")) {
            classes.putNextEntry(new ZipEntry(name));
            in.transferTo(classes);
          } else if (TEXTS.contains(name)) {
            Files.copy(in, into.resolve(plain));
          } else if (name.equals(natives + plain) && LIBRARIES.stream().anyMatch(plain::endsWith)) {
            Files.copy(in, into.resolve(plain));
            libraries++;
          }
        }
      }
    }
    if (libraries == 0) {
      throw new UserFacingException(
          "ONNX Runtime %s has no libraries for this platform (%s)."
              .formatted(OnnxRuntime.VERSION, platform()));
    }
  }

  /** As its native libraries are named: {@code linux-x64}, {@code osx-aarch64}. */
  private static String platform() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String first =
        system.startsWith("windows") ? "win" : system.startsWith("mac") ? "osx" : "linux";
    return first
        + "-"
        + (processor.equals("amd64") || processor.equals("x86_64") ? "x64" : processor);
  }
}
