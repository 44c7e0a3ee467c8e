package org.sketch28.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.drawings.DrawingDocument;
import org.sketch28.image.drawing.Drawing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves the canvas of each open window in a file named for its process. The next window takes over
 * what a killed program or a closed window left behind.
 */
final class CanvasRecovery {

  private static final Logger LOG = LoggerFactory.getLogger(CanvasRecovery.class);

  private static final String CLOSED = "closed-";

  private final Path folder;
  private final Path own;

  /**
   * @param folder of the files; created when there is something to save
   * @param process the number of this window's process
   */
  CanvasRecovery(Path folder, long process) {
    this.folder = folder;
    this.own = folder.resolve(process + DrawingDocument.EXTENSION);
  }

  /** Saves a drawing in place of the previous one; for an empty drawing, deletes the file. */
  void save(Drawing drawing) {
    try {
      if (drawing.isEmpty()) {
        Files.deleteIfExists(own);
      } else {
        AtomicFiles.write(own, DrawingDocument.encode(drawing));
      }
    } catch (IOException e) {
      LOG.warn("The canvas cannot be saved to {}", own, e);
    }
  }

  /** Saves the drawing of a window that is closed, for the next one to take over. */
  void leave(Drawing drawing) {
    save(drawing);
    try {
      if (!drawing.isEmpty()) {
        // Another process may get this one's number.
        Files.move(
            own, folder.resolve(CLOSED + own.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      LOG.warn("The canvas cannot be left in {}", folder, e);
    }
  }

  /** Reads and deletes the drawings that ended windows left behind, the oldest first. */
  List<Drawing> takeLeft() {
    List<Drawing> left = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return left;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(this::isLeft).sorted(Comparator.comparing(this::age)).toList()) {
        try {
          left.add(DrawingDocument.read(file));
        } catch (UserFacingException e) {
          LOG.warn("{}", e.getMessage());
        }
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be read", folder, e);
    }
    return left;
  }

  private boolean isLeft(Path file) {
    String name = file.getFileName().toString();
    if (name.matches(CLOSED + "\\d{1,18}\\" + DrawingDocument.EXTENSION)) {
      return true;
    }
    if (!name.matches("\\d{1,18}\\" + DrawingDocument.EXTENSION) || file.equals(own)) {
      return false;
    }
    long process = Long.parseLong(name.substring(0, name.indexOf('.')));
    return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty();
  }

  private long age(Path file) {
    return file.toFile().lastModified();
  }
}
