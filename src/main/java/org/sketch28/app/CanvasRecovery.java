package org.sketch28.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  /** Before the name of the file that a window takes over, after its own number. */
  private static final String TAKEN = "taken-";

  private final Path folder;
  private final Path own;

  /** Whether files with this process's number are this window's own. */
  private boolean started;

  /**
   * @param folder of the files; created when there is something to save
   * @param process the number of this window's process
   */
  CanvasRecovery(Path folder, long process) {
    this.folder = folder;
    this.own = folder.resolve(process + DrawingDocument.EXTENSION);
  }

  /**
   * Saves a drawing in place of the previous one; for an empty drawing, deletes the file.
   *
   * @return whether that has succeeded
   */
  boolean save(Drawing drawing) {
    started = true;
    try {
      if (drawing.isEmpty()) {
        Files.deleteIfExists(own);
      } else {
        AtomicFiles.write(own, DrawingDocument.encode(drawing));
      }
      return true;
    } catch (IOException e) {
      LOG.warn("The canvas cannot be saved to {}", own, e);
      return false;
    }
  }

  /** Where the drawing is saved. */
  Path file() {
    return own;
  }

  /**
   * Saves the drawing of a window that is closed, for the next one to take over.
   *
   * @return whether it is saved
   */
  boolean leave(Drawing drawing) {
    boolean done = save(drawing);
    try {
      if (done && !drawing.isEmpty()) {
        // Another process may get this one's number.
        Files.move(
            own, folder.resolve(CLOSED + own.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      LOG.warn("The canvas cannot be left in {}", folder, e);
    }
    return done;
  }

  /** Drawings that ended windows left behind. */
  record Left(List<Drawing> drawings, boolean someWereNotShown) {}

  /**
   * Takes over the drawings that ended windows left behind, the oldest first. Their files stay
   * until {@link #shown}: a drawing that its window never got on the screen, because the program
   * was killed or its window did not answer, is set aside by the next window, so that no drawing
   * can keep the program from starting. Damaged files are set aside, too.
   */
  Left takeLeft() {
    List<Drawing> drawings = new ArrayList<>();
    boolean setAside = false;
    List<Path> files = list();
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (isLeft(file)) {
        Optional<Path> taken = moved(file, TAKEN + own.getFileName() + "-" + name);
        try {
          if (taken.isPresent()) {
            drawings.add(DrawingDocument.read(taken.get()));
          }
        } catch (UserFacingException e) {
          LOG.warn("{}", e.getMessage());
          setAside |= setAside(taken.get());
        }
      } else if (name.startsWith(TAKEN) && isOfEnded(name.substring(TAKEN.length()))) {
        setAside |= setAside(file);
      }
    }
    started = true;
    return new Left(drawings, setAside);
  }

  /** Deletes the files of {@link #takeLeft}, since their drawings are on the screen now. */
  void shown() {
    for (Path file : list()) {
      if (file.getFileName().toString().startsWith(TAKEN + own.getFileName() + "-")) {
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          LOG.warn("{} cannot be deleted", file, e);
        }
      }
    }
  }

  /** Where drawings are that no window could show. */
  Path aside() {
    return folder.resolve("not-shown");
  }

  private boolean setAside(Path file) {
    String name = file.getFileName().toString();
    return moved(file, aside().getFileName() + "/" + name.substring(TAKEN.length())).isPresent();
  }

  private Optional<Path> moved(Path file, String name) {
    Path target = folder.resolve(name);
    try {
      Files.createDirectories(target.getParent());
      return Optional.of(Files.move(file, target, StandardCopyOption.REPLACE_EXISTING));
    } catch (IOException e) {
      // Perhaps another window was faster.
      LOG.warn("{} cannot be taken over", file, e);
      return Optional.empty();
    }
  }

  private List<Path> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted(Comparator.comparing(this::age)).toList();
    } catch (IOException e) {
      LOG.warn("{} cannot be read", folder, e);
      return List.of();
    }
  }

  private boolean isLeft(Path file) {
    String name = file.getFileName().toString();
    if (name.matches(CLOSED + "\\d{1,18}\\" + DrawingDocument.EXTENSION)) {
      return true;
    }
    return name.matches("\\d{1,18}\\" + DrawingDocument.EXTENSION) && isOfEnded(name);
  }

  /**
   * Whether a name begins with the number of a process that has ended. In a container, it may have
   * had the same number as this one.
   */
  private boolean isOfEnded(String name) {
    if (name.startsWith(own.getFileName().toString())) {
      return !started;
    }
    String number = name.substring(0, name.indexOf('.'));
    return number.matches("\\d{1,18}")
        && ProcessHandle.of(Long.parseLong(number)).filter(ProcessHandle::isAlive).isEmpty();
  }

  private long age(Path file) {
    return file.toFile().lastModified();
  }
}
