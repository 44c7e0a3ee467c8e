package org.sketch28.data.drawings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.UserFacingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's sets of classes, a file for each, which is replaced as a whole by every change. A
 * killed program or a full disk leaves it as it was before or as it is after the change.
 */
public final class ClassSetStore {

  private static final Logger LOG = LoggerFactory.getLogger(ClassSetStore.class);

  private final RecoverableFiles files;

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
    this.files = new RecoverableFiles(folder, "set of classes");
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
    List<Read> found = files.list(ClassSetStore::read);
    return found.stream()
        .sorted(Comparator.comparing(Read::changed).reversed())
        .map(Read::saved)
        .toList();
  }

  private record Read(Saved saved, FileTime changed) {}

  private static Optional<Read> read(String id, Path file) throws IOException {
    FileTime changed = Files.getLastModifiedTime(file);
    Saved saved = new Saved(id, ClassSetFile.decode(Files.readAllBytes(file)));
    return Optional.of(new Read(saved, changed));
  }

  /**
   * Saves a set in place of the one with this id; when this returns, it is on the disk. If another
   * window has changed or removed it in the meantime, both are kept: this one is saved with a new
   * id.
   *
   * @param known the set as it was last read or saved here; empty if it is new
   * @return the id that the set was saved with
   * @throws UserFacingException if it cannot be written
   */
  public String save(String id, Optional<ClassSet> known, ClassSet set) throws UserFacingException {
    return files.locked(
        () -> {
          String free = isAs(known, files.file(id)) ? id : newId();
          AtomicFiles.write(files.file(free), ClassSetFile.encode(set));
          return free;
        });
  }

  /** A file that cannot be read is kept, too: a later version may have written it. */
  private static boolean isAs(Optional<ClassSet> known, Path file) {
    try {
      byte[] present = Files.readAllBytes(file);
      return known.isPresent()
          && (Arrays.equals(present, ClassSetFile.encode(known.get()))
              || known.get().equals(ClassSetFile.decode(present)));
    } catch (NoSuchFileException e) {
      LOG.debug("{} is new, or was removed in another window", file, e);
      return known.isEmpty();
    } catch (IOException e) {
      LOG.warn("{} is kept beside the new one: {}", file, e.getMessage());
      return false;
    }
  }

  /**
   * Removes a set; {@link #restore} brings it back.
   *
   * @throws UserFacingException if it no longer exists, or cannot be moved
   */
  public void remove(String id) throws UserFacingException {
    files.remove(id);
  }

  /**
   * Brings back a removed set.
   *
   * @throws UserFacingException if it cannot be moved
   */
  public void restore(String id) throws UserFacingException {
    files.restore(id);
  }
}
