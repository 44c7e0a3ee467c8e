package org.sketch28.base;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes files so that each is either the old or the new one, whatever happens in between. */
public final class AtomicFiles {

  private static final Logger LOG = LoggerFactory.getLogger(AtomicFiles.class);

  private static final String TEMPORARY = ".sketch28-";

  private AtomicFiles() {}

  /** Writes to a temporary name in the same folder, flushes it to the disk, moves it into place. */
  public static void write(Path file, byte[] content) throws IOException {
    writeAll(Map.of(file, content));
  }

  /**
   * Writes files that belong together: none is changed before all are on the disk under temporary
   * names.
   *
   * @param files moved into place in the map's order
   */
  public static void writeAll(Map<Path, byte[]> files) throws IOException {
    Map<Path, Path> temporaries = new LinkedHashMap<>();
    try {
      for (Map.Entry<Path, byte[]> file : files.entrySet()) {
        Path folder = file.getKey().toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path temporary =
            folder.resolve("." + file.getKey().getFileName() + "." + UUID.randomUUID() + ".part");
        temporaries.put(temporary, file.getKey());
        flushed(temporary, file.getValue());
      }
      for (Map.Entry<Path, Path> each : temporaries.entrySet()) {
        move(each.getKey(), each.getValue());
        flushFolder(each.getKey().getParent());
      }
    } finally {
      for (Path temporary : temporaries.keySet()) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  /**
   * Writes a file that is too large for memory as {@link #write(Path, byte[])} does.
   *
   * @param content writes the file; it need not close the stream
   * @throws UserFacingException from {@code content}; the file is left as it was
   */
  public static void write(Path file, StreamContent content)
      throws IOException, UserFacingException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (FileChannel channel =
              FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      move(temporary, file.toAbsolutePath());
      flushFolder(folder);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Writes a file. */
  @FunctionalInterface
  public interface StreamContent {

    /**
     * Writes the whole file.
     *
     * @throws UserFacingException if the user can do something about the failure
     */
    void writeTo(OutputStream out) throws IOException, UserFacingException;
  }

  private static void flushed(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /**
   * Creates a folder of files that exists completely or not at all: it is written under a temporary
   * name in the same place, then renamed.
   *
   * @param folder must not exist, or be empty
   * @throws UserFacingException from {@code content}; nothing is left of the folder
   */
  public static void writeFolder(Path folder, FolderContent content)
      throws IOException, UserFacingException {
    Path absolute = folder.toAbsolutePath().normalize();
    Files.createDirectories(absolute.getParent());
    sweep(absolute.getParent());
    Path temporary = Files.createDirectory(absolute.resolveSibling(TEMPORARY + UUID.randomUUID()));
    try {
      content.writeTo(temporary);
      Files.deleteIfExists(absolute);
      move(temporary, absolute);
    } finally {
      deleteTree(temporary);
    }
  }

  /**
   * Deletes temporary folders that a killed program left behind more than a day ago. One that
   * cannot be deleted, or is gone when it is looked at, is in nobody's way.
   */
  private static void sweep(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      for (Path child : children.toList()) {
        if (!child.getFileName().toString().startsWith(TEMPORARY)) {
          continue;
        }
        try {
          Instant changed = Files.getLastModifiedTime(child, LinkOption.NOFOLLOW_LINKS).toInstant();
          if (changed.isBefore(Instant.now().minus(1, ChronoUnit.DAYS))) {
            deleteTree(child);
          }
        } catch (IOException | UncheckedIOException e) {
          LOG.debug("{} is left where it is", child, e);
        }
      }
    }
  }

  /** Writes the files of a folder. */
  @FunctionalInterface
  public interface FolderContent {

    /**
     * Writes all files.
     *
     * @throws UserFacingException if the user can do something about the failure
     */
    void writeTo(Path folder) throws IOException, UserFacingException;
  }

  /** Deletes a folder and everything in it, if it exists. */
  public static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** Makes a renaming survive a power cut, if the system can flush folders. */
  private static void flushFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows cannot flush folders, and does not need to.
      LOG.trace("{} cannot be flushed", folder, e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
