package org.sketch28.app.datasets;

import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;

/** Changes of the user's own drawings, saved in the background, each of which can be undone. */
final class DrawingEdits implements AutoCloseable {

  private final DrawingStore drawings;
  private final SaveQueue saves;
  private final Runnable changed;

  /** What undoes the changes, the latest first; used by the thread that saves only. */
  private final Deque<Change> undos = new ArrayDeque<>();

  @FunctionalInterface
  private interface Change {
    void make() throws UserFacingException;
  }

  /**
   * @param changed runs after each change, successful or not
   */
  DrawingEdits(DrawingStore drawings, SaveQueue saves, Runnable changed) {
    this.drawings = drawings;
    this.saves = saves;
    this.changed = changed;
  }

  /** Gives a drawing another label. A class index that does not exist is ignored. */
  public void relabel(SavedDrawing drawing, int classIndex) {
    List<String> names = drawing.collection().classNames();
    if (classIndex < names.size() && drawing.labelIndex() != classIndex) {
      change(
          () -> drawings.relabel(drawing.id(), names.get(classIndex)),
          () -> drawings.relabel(drawing.id(), drawing.label()));
    }
  }

  /** Removes a drawing from its dataset. */
  public void remove(SavedDrawing drawing) {
    change(() -> drawings.remove(drawing.id()), () -> drawings.restore(drawing.id()));
  }

  /** Undoes the last change. */
  public void undo() {
    save(
        () -> {
          if (!undos.isEmpty()) {
            undoLast();
          }
        });
  }

  private void undoLast() throws UserFacingException {
    try {
      undos.element().make();
    } catch (UserFacingException e) {
      // On a full disk it can be tried again; a drawing that was deleted stays deleted.
      if (e.getCause() instanceof NoSuchFileException) {
        undos.pop();
      }
      throw e;
    }
    undos.pop();
  }

  private void change(Change change, Change undo) {
    save(
        () -> {
          change.make();
          undos.push(undo);
        });
  }

  private void save(Change change) {
    saves.submit(
        () -> {
          change.make();
          return changed;
        },
        changed);
  }

  @Override
  public void close() {
    saves.close();
  }
}
