package org.sketch28.data.drawings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileLocks;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's labelled drawings, a small file for each. A file is written under another name,
 * flushed and moved into place, so that a killed program or a full disk leaves every drawing either
 * as it was before or as it is after a change. Names are unique, so several windows can add
 * drawings at the same time; changes are made under a lock.
 */
public final class DrawingStore {

  private static final Logger LOG = LoggerFactory.getLogger(DrawingStore.class);
  private static final String SUFFIX = ".json";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final Path folder;

  /**
   * Stores drawings in a folder.
   *
   * @param folder created when it is needed
   */
  public DrawingStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Saves a drawing; when this returns, it is on the disk.
   *
   * @param label a class name of the collection
   * @param image the drawing as a network sees it, 28 × 28
   * @throws UserFacingException if it cannot be written
   */
  public SavedDrawing add(Domain collection, String label, Drawing drawing, GrayImage image)
      throws UserFacingException {
    String id = TIME.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, 8);
    SavedDrawing saved = new SavedDrawing(id, collection, label, drawing, image);
    write(saved);
    return saved;
  }

  /**
   * Changes the label of a drawing.
   *
   * @return the changed drawing
   * @throws UserFacingException if the drawing no longer exists, or cannot be written
   */
  public SavedDrawing relabel(String id, String label) throws UserFacingException {
    return locked(
        () -> {
          SavedDrawing changed =
              DrawingFile.decode(id, Files.readAllBytes(file(id))).withLabel(label);
          write(changed);
          return changed;
        });
  }

  /**
   * Removes a drawing; {@link #restore} brings it back.
   *
   * @throws UserFacingException if the drawing no longer exists, or cannot be moved
   */
  public void remove(String id) throws UserFacingException {
    locked(
        () -> {
          Files.createDirectories(removed(id).getParent());
          return Files.move(file(id), removed(id));
        });
  }

  /**
   * Brings back a removed drawing.
   *
   * @throws UserFacingException if it cannot be moved
   */
  public void restore(String id) throws UserFacingException {
    locked(() -> Files.move(removed(id), file(id)));
  }

  /**
   * All drawings of a collection, oldest first. Damaged files are logged and skipped.
   *
   * @throws UserFacingException if the folder cannot be read
   */
  public List<SavedDrawing> list(Domain collection) throws UserFacingException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<SavedDrawing> drawings = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(DrawingStore::isDrawing).sorted().toList()) {
        read(file, collection, drawings);
      }
    } catch (IOException e) {
      throw new UserFacingException("Cannot read " + folder + ": " + e.getMessage(), e);
    }
    return drawings;
  }

  private static void read(Path file, Domain wanted, List<SavedDrawing> into) {
    String name = file.getFileName().toString();
    try {
      SavedDrawing drawing =
          DrawingFile.decode(
              name.substring(0, name.length() - SUFFIX.length()), Files.readAllBytes(file));
      if (drawing.collection() == wanted) {
        into.add(drawing);
      }
    } catch (NoSuchFileException e) {
      LOG.debug("{} was removed in another window", file, e);
    } catch (IOException e) {
      LOG.warn("Skipped {}: {}", file, e.getMessage());
    }
  }

  private static boolean isDrawing(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) && !name.startsWith(".");
  }

  private void write(SavedDrawing drawing) throws UserFacingException {
    try {
      AtomicFiles.write(file(drawing.id()), DrawingFile.encode(drawing));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Path file(String id) {
    return folder.resolve(id + SUFFIX);
  }

  private Path removed(String id) {
    return folder.resolve("removed").resolve(id + SUFFIX);
  }

  private <T> T locked(FileLocks.Change<T> change) throws UserFacingException {
    try {
      return FileLocks.exclusively(folder, change);
    } catch (NoSuchFileException e) {
      throw new UserFacingException(
          "The drawing no longer exists; it was removed in another window.", e);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private UserFacingException failed(IOException e) {
    return new UserFacingException(
        "Your drawing could not be saved in %s: %s. Nothing was changed; free some space and"
                .formatted(folder, e.getMessage())
            + " try again.",
        e);
  }
}
