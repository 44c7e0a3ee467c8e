package org.sketch28.model.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFacingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's native libraries in the user's cache folder, where DJL looks for them: unpacked
 * once, whole or not at all, and compared with the jar they came from at every start.
 *
 * <p>They are compared by size and CRC-32, which the jar knows of each of its files. That takes
 * about 20 ms for 185 MB, where SHA-256 takes 200, and detects every incomplete, corrupted or
 * replaced copy. It does not stop a deliberate attack; but anyone who can write to the user's
 * folders can run programs without these libraries.
 */
final class NativeLibraries {

  private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);
  private static final Object IN_THIS_PROGRAM = new Object();

  private final Path cache;
  private final ClassLoader source;

  /**
   * @param cache DJL's cache folder
   * @param source finds the engine's jar
   */
  NativeLibraries(Path cache, ClassLoader source) {
    this.cache = cache;
    this.source = source;
  }

  /** A file in the jar and what it is called in the cache. */
  private record Library(String name, URL url, JarEntry inJar) {}

  /**
   * Makes sure that the folder that DJL will use holds exactly the libraries of the jar.
   *
   * @param engine such as "MXNet"
   * @return the folder; none if the engine brings no libraries
   * @throws UserFacingException if they cannot be unpacked, as on a full disk
   */
  Optional<Path> prepare(String engine) throws UserFacingException {
    String id = engine.toLowerCase(Locale.ROOT);
    URL description = source.getResource("native/lib/" + id + ".properties");
    if (description == null) {
      // No jar with natives; DJL reports that itself.
      return Optional.empty();
    }
    Path folder = cache.resolve(id);
    try {
      Properties properties = new Properties();
      try (InputStream in = description.openStream()) {
        properties.load(in);
      }
      Path target = folder.resolve(folderName(properties));
      List<Library> libraries = libraries(id, properties);
      Files.createDirectories(folder);
      synchronized (IN_THIS_PROGRAM) {
        try (FileChannel channel =
                FileChannel.open(
                    folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.lock()) {
          LOG.trace("{}", lock);
          if (!isWhole(target, libraries)) {
            unpack(libraries, target);
          }
        }
      }
      return Optional.of(target);
    } catch (IOException e) {
      throw new UserFacingException(
          "The %s engine cannot be unpacked to %s: %s. It needs up to 500 MB there. Free some space, then start the program again."
              .formatted(engine, folder, FileErrors.reason(e)),
          e);
    }
  }

  /** The name that DJL 0.36 gives the folder: version, kind and system. */
  private static String folderName(Properties properties) {
    String flavor = properties.getProperty("flavor", "");
    return properties.getProperty("version")
        + (flavor.isEmpty() ? "-" : "-" + flavor + "-")
        + properties.getProperty("classifier");
  }

  private List<Library> libraries(String id, Properties properties) throws IOException {
    String inPyTorchJar =
        id + "/" + properties.getProperty("flavor") + "/" + properties.getProperty("classifier");
    List<Library> libraries = new ArrayList<>();
    for (String name : properties.getProperty("libraries", "").split(",", -1)) {
      URL url = source.getResource("native/lib/" + name);
      if (url == null) {
        url = source.getResource(inPyTorchJar + "/" + name);
      }
      if (url == null || !(url.openConnection() instanceof JarURLConnection jar)) {
        throw new IOException("the library " + name + " is in no jar");
      }
      libraries.add(new Library(name, url, jar.getJarEntry()));
    }
    bridge(properties).ifPresent(libraries::add);
    return libraries;
  }

  /** The library that connects Java to PyTorch; MXNet needs none. */
  private Optional<Library> bridge(Properties properties) throws IOException {
    URL description = source.getResource("jnilib/pytorch.properties");
    String name = System.mapLibraryName("djl_torch");
    URL url =
        source.getResource(
            "jnilib/%s/%s/%s"
                .formatted(
                    properties.getProperty("classifier"), properties.getProperty("flavor"), name));
    if (description == null
        || url == null
        || !(url.openConnection() instanceof JarURLConnection jar)) {
      return Optional.empty();
    }
    Properties version = new Properties();
    try (InputStream in = description.openStream()) {
      version.load(in);
    }
    String[] parts = version.getProperty("jni_version").split("-", 3);
    return Optional.of(new Library(parts[1] + "-" + name, url, jar.getJarEntry()));
  }

  private static boolean isWhole(Path folder, List<Library> libraries) throws IOException {
    for (Library library : libraries) {
      Path file = folder.resolve(library.name());
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) != library.inJar().getSize()
          || checksum(file) != library.inJar().getCrc()) {
        if (Files.exists(folder)) {
          LOG.warn("{} is not the file that came with the program; it is replaced", file);
        }
        return false;
      }
    }
    return true;
  }

  private static long checksum(Path file) throws IOException {
    CRC32 checksum = new CRC32();
    byte[] buffer = new byte[1 << 18];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        checksum.update(buffer, 0, count);
      }
    }
    return checksum.getValue();
  }

  /** Another program that has the old files open can use them, without a name, until it ends. */
  private void unpack(List<Library> libraries, Path target) throws IOException {
    sweep(target.getParent());
    AtomicFiles.deleteTree(target);
    try {
      AtomicFiles.writeFolder(
          target,
          folder -> {
            for (Library library : libraries) {
              try (InputStream in = library.url().openStream()) {
                Files.copy(in, folder.resolve(library.name()));
              }
            }
            if (!isWhole(folder, libraries)) {
              throw new IOException("what was written is not what can be read");
            }
          });
    } catch (UserFacingException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Deletes what a killed unpacking left behind; the lock is held, so no other one is under way.
   */
  private static void sweep(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      for (Path child : children.toList()) {
        String name = child.getFileName().toString();
        if (name.startsWith(".sketch28-") || name.startsWith("tmp")) {
          AtomicFiles.deleteTree(child);
        }
      }
    }
  }
}
