package org.sketch28.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Something that was packed into a zip archive to be passed on, and can be damaged or hostile. */
public final class ZipPackage {

  private final Path file;
  private final String kind;

  /**
   * @param kind what is packed, in a word, such as "model"
   */
  public ZipPackage(Path file, String kind) {
    this.file = file;
    this.kind = kind;
  }

  /** Reads something from the archive. */
  @FunctionalInterface
  public interface Reading<T> {
    /**
     * @throws IOException with a message for the user if the archive cannot be used
     */
    T from(ZipFile zip) throws IOException, UserFacingException;
  }

  /**
   * Opens the archive, reads from it and closes it.
   *
   * @throws UserFacingException if there is no such file, or if it is not usable, whatever went
   *     wrong
   * @throws CancellationException if the reading throws it
   */
  public <T> T read(Reading<T> reading) throws UserFacingException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw refused("it is not a file", null);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return reading.from(zip);
    } catch (NoSuchFileException e) {
      throw new UserFacingException("There is no file " + file + ".", e);
    } catch (ZipException e) {
      throw refused("it is not a packed %s, or damaged".formatted(kind), e);
    } catch (CancellationException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw refused("it needs more memory than there is", e);
    } catch (IOException | RuntimeException e) {
      // The JDK's reader of zip files throws exceptions of any kind.
      boolean inWords = e instanceof IOException && e.getMessage() != null;
      throw refused(inWords ? FileErrors.reason(e) : "it is damaged", e);
    }
  }

  private UserFacingException refused(String why, Throwable cause) {
    return new UserFacingException(
        "The %s %s cannot be installed: %s.".formatted(kind, file, why), cause);
  }

  /**
   * The content of one file of the archive.
   *
   * @param largest in bytes
   * @throws IOException if it is not there, or larger than that
   */
  public static byte[] content(ZipFile zip, String name, int largest) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("there is no " + name + " in it");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(largest + 1);
      if (bytes.length > largest) {
        throw new IOException(name + " in it is too large");
      }
      return bytes;
    }
  }
}
