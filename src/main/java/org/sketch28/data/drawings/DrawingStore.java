package org.sketch28.data.drawings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;

/**
 * The user's labelled drawings, a small file for each. A file is written under another name,
 * flushed and moved into place, so that a killed program or a full disk leaves every drawing either
 * as it was before or as it is after a change. Names are unique, so several windows can add
 * drawings at the same time; changes are made under a lock.
 */
public final class DrawingStore {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final RecoverableFiles files;

  /**
   * Stores drawings in a folder.
   *
   * @param folder created when it is needed
   */
  public DrawingStore(Path folder) {
    this.files = new RecoverableFiles(folder, "drawing");
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
    return files.locked(
        () -> {
          SavedDrawing changed =
              DrawingFile.decode(id, Files.readAllBytes(files.file(id))).withLabel(label);
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
    files.remove(id);
  }

  /**
   * Brings back a removed drawing.
   *
   * @throws UserFacingException if it cannot be moved
   */
  public void restore(String id) throws UserFacingException {
    files.restore(id);
  }

  /**
   * All drawings of a collection, oldest first. Damaged files are logged and skipped.
   *
   * @throws UserFacingException if the folder cannot be read
   */
  public List<SavedDrawing> list(Domain collection) throws UserFacingException {
    return files.list(
        (id, file) ->
            Optional.of(DrawingFile.decode(id, Files.readAllBytes(file)))
                .filter(each -> each.collection() == collection));
  }

  private void write(SavedDrawing drawing) throws UserFacingException {
    try {
      AtomicFiles.write(files.file(drawing.id()), DrawingFile.encode(drawing));
    } catch (IOException e) {
      throw files.failed(e);
    }
  }
}
