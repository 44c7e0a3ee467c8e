package org.sketch28.data.drawings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileLocks;
import org.sketch28.base.UserFacingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's sets of classes, a file for each, which is replaced as a whole by every change. A
 * killed program or a full disk leaves it as it was before or as it is after the change.
 */
public final class ClassSetStore {

  private static final Logger LOG = LoggerFactory.getLogger(ClassSetStore.class);
  private static final String SUFFIX = ".json";
  private static final long LARGEST = 1 << 26;

  private final Path folder;

  /**
   * A set on disk.
   *
   * @param id the name of its file without the extension
   */
  public record Saved(String id, ClassSet set) {

    /** The name of the model that is trained with the set. */
    public String modelName() {
      return modelName(id);
    }

    /** The name of the model that is trained with the set of this id. */
    public static String modelName(String id) {
      return "classes-" + id.substring(0, Math.min(8, id.length()));
    }
  }

  /**
   * Stores sets in a folder.
   *
   * @param folder created when it is needed
   */
  public ClassSetStore(Path folder) {
    this.folder = folder;
  }

  /** An id that no set has. */
  public static String newId() {
    return UUID.randomUUID().toString();
  }

  /**
   * All sets, the one that was changed last first. Damaged files are logged and left out.
   *
   * @throws UserFacingException if the folder cannot be read
   */
  public List<Saved> list() throws UserFacingException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Saved> sets = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(ClassSetStore::isSet).sorted(NEWEST).toList()) {
        read(file, sets);
      }
    } catch (IOException e) {
      throw new UserFacingException("Cannot read " + folder + ": " + e.getMessage(), e);
    }
    return sets;
  }

  private static final Comparator<Path> NEWEST =
      Comparator.comparing(ClassSetStore::changed).reversed().thenComparing(Path::toString);

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private static void read(Path file, List<Saved> into) {
    String name = file.getFileName().toString();
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException("it is larger than 64 MB");
      }
      String id = name.substring(0, name.length() - SUFFIX.length());
      into.add(new Saved(id, ClassSetFile.decode(Files.readAllBytes(file))));
    } catch (NoSuchFileException e) {
      LOG.debug("{} was removed in another window", file, e);
    } catch (IOException | StackOverflowError e) {
      LOG.warn("Skipped {}: {}", file, e.getMessage());
    }
  }

  private static boolean isSet(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) && !name.startsWith(".");
  }

  /**
   * Saves a set in place of the one with this id; when this returns, it is on the disk.
   *
   * @throws UserFacingException if it cannot be written
   */
  public void save(String id, ClassSet set) throws UserFacingException {
    locked(
        () -> {
          AtomicFiles.write(file(id), ClassSetFile.encode(set));
          return set;
        });
  }

  /**
   * Removes a set; {@link #restore} brings it back.
   *
   * @throws UserFacingException if it no longer exists, or cannot be moved
   */
  public void remove(String id) throws UserFacingException {
    locked(
        () -> {
          Files.createDirectories(removed(id).getParent());
          return Files.move(file(id), removed(id));
        });
  }

  /**
   * Brings back a removed set.
   *
   * @throws UserFacingException if it cannot be moved
   */
  public void restore(String id) throws UserFacingException {
    locked(() -> Files.move(removed(id), file(id)));
  }

  private Path file(String id) {
    return folder.resolve(id + SUFFIX);
  }

  private Path removed(String id) {
    return folder.resolve("removed").resolve(id + SUFFIX);
  }

  private <T> void locked(FileLocks.Change<T> change) throws UserFacingException {
    try {
      FileLocks.exclusively(folder, change);
    } catch (NoSuchFileException e) {
      throw new UserFacingException(
          "These classes no longer exist; they were removed in another window.", e);
    } catch (IOException e) {
      throw new UserFacingException(
          "Your classes could not be saved in %s: %s. Free some space; the next change saves them."
              .formatted(folder, e.getMessage()),
          e);
    }
  }
}
