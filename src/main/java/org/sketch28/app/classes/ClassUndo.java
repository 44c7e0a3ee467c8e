package org.sketch28.app.classes;

import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.sketch28.app.draw.DrawViewModel;

/** Undo and redo of the canvas and of the classes, in the order in which the user changed them. */
final class ClassUndo {

  private final DrawViewModel canvas;
  private final ClassEdits edits;

  /** Whether the user has cleared the canvas since the classes were changed. */
  private final BooleanProperty cleared = new SimpleBooleanProperty();

  /** Whether the last thing that was undone was on the canvas. */
  private final BooleanProperty undoneOnCanvas = new SimpleBooleanProperty();

  ClassUndo(DrawViewModel canvas, ClassEdits edits) {
    this.canvas = canvas;
    this.edits = edits;
    edits.setProperty().addListener((p, o, n) -> classesChanged());
  }

  /** Clears the canvas; {@link #undo} brings the drawing back. */
  void clear() {
    canvas.release();
    if (canvas.drawingProperty().get().isEmpty()) {
      return;
    }
    canvas.clear();
    cleared.set(true);
  }

  /**
   * Undoes what was drawn on the canvas or that it was cleared, or else the last change of the
   * classes.
   */
  void undo() {
    boolean isEmpty = canvas.drawingProperty().get().isEmpty();
    if (cleared.get() || !isEmpty) {
      cleared.set(cleared.get() && !isEmpty);
      canvas.undo();
      undoneOnCanvas.set(true);
    } else {
      edits.undo();
    }
  }

  /** Makes the change again that was undone last, of the canvas or of the classes. */
  void redo() {
    if (undoneOnCanvas.get() && canvas.canRedoProperty().get()) {
      canvas.redo();
    } else {
      edits.redo();
    }
  }

  /** Whether there is something to undo. */
  BooleanExpression canUndo() {
    return edits.canUndoProperty().or(canvas.emptyProperty().not()).or(cleared);
  }

  /** Whether there is something that was undone. */
  BooleanExpression canRedo() {
    return edits.canRedoProperty().or(undoneOnCanvas.and(canvas.canRedoProperty()));
  }

  /** What was done on the canvas is not undone after a change of the classes. */
  private void classesChanged() {
    cleared.set(false);
    undoneOnCanvas.set(false);
  }
}
