package org.sketch28.app.datasets;

import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;

/**
 * Changes of the user's own drawings, one or several at once, saved in the background. Each change
 * can be undone as a whole.
 */
final class DrawingEdits implements AutoCloseable {

  private final DrawingStore drawings;
  private final SaveQueue saves;
  private final Runnable changed;
  private final ReadOnlyIntegerWrapper undoable = new ReadOnlyIntegerWrapper();
  private final AtomicInteger undoCount = new AtomicInteger();

  /** What undoes the changes, the latest first; used by the thread that saves only. */
  private final Deque<Undo> undos = new ArrayDeque<>();

  /** Changes one drawing. */
  @FunctionalInterface
  private interface Step {
    void apply(SavedDrawing drawing) throws UserFacingException;
  }

  /**
   * Undoes a change.
   *
   * @param drawings as they were before it, without those for which it has been undone already
   */
  private record Undo(Deque<SavedDrawing> drawings, Step step) {}

  @FunctionalInterface
  private interface Work {
    void run() throws UserFacingException;
  }

  /**
   * @param changed runs after each change, successful or not
   */
  DrawingEdits(DrawingStore drawings, SaveQueue saves, Runnable changed) {
    this.drawings = drawings;
    this.saves = saves;
    this.changed = changed;
  }

  /** Gives drawings another label. A class index that does not exist is ignored. */
  void relabel(List<SavedDrawing> chosen, int classIndex) {
    List<SavedDrawing> others =
        chosen.stream()
            .filter(each -> classIndex < each.collection().classNames().size())
            .filter(each -> each.labelIndex() != classIndex)
            .toList();
    change(
        others,
        each -> drawings.relabel(each.id(), each.collection().classNames().get(classIndex)),
        each -> drawings.relabel(each.id(), each.label()));
  }

  /** Removes drawings from their dataset. */
  void remove(List<SavedDrawing> chosen) {
    change(chosen, each -> drawings.remove(each.id()), each -> drawings.restore(each.id()));
  }

  private void change(List<SavedDrawing> chosen, Step step, Step undo) {
    if (chosen.isEmpty()) {
      return;
    }
    save(
        () -> {
          Deque<SavedDrawing> done = new ArrayDeque<>();
          try {
            for (SavedDrawing each : chosen) {
              step.apply(each);
              done.add(each);
            }
          } finally {
            // What was changed before the disk was full can be undone like a whole change.
            if (!done.isEmpty()) {
              undos.push(new Undo(done, undo));
            }
          }
        });
  }

  /** Undoes the last change. */
  void undo() {
    save(
        () -> {
          if (!undos.isEmpty()) {
            undo(undos.element());
            undos.pop();
          }
        });
  }

  /** On a full disk it can be tried again; a drawing that was deleted stays deleted. */
  private void undo(Undo last) throws UserFacingException {
    UserFacingException gone = null;
    while (!last.drawings().isEmpty()) {
      try {
        last.step().apply(last.drawings().element());
      } catch (UserFacingException e) {
        if (!(e.getCause() instanceof NoSuchFileException)) {
          throw e;
        }
        gone = e;
      }
      last.drawings().pop();
    }
    if (gone != null) {
      undos.pop();
      throw gone;
    }
  }

  /** The number of changes that can be undone. */
  ReadOnlyIntegerProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  private void save(Work work) {
    saves.submit(
        () -> {
          try {
            work.run();
          } finally {
            undoCount.set(undos.size());
          }
          return this::notifyChanged;
        },
        this::notifyChanged);
  }

  private void notifyChanged() {
    undoable.set(undoCount.get());
    changed.run();
  }

  @Override
  public void close() {
    saves.close();
  }
}
