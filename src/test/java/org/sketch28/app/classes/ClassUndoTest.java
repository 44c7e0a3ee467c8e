package org.sketch28.app.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.data.drawings.ClassSet;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

class ClassUndoTest {

  private final DrawViewModel canvas = new DrawViewModel(new ManualTasks().tasks());
  private final ClassEdits edits = new ClassEdits(set -> {});
  private final ClassUndo undo = new ClassUndo(canvas, edits);

  private static Drawing line(double y) {
    List<StrokePoint> points = List.of(new StrokePoint(20, y), new StrokePoint(260, y + 20));
    return Drawing.of(List.of(new Stroke(Stroke.Tool.PEN, points, 18, 255)));
  }

  @Test
  void aClearedDrawingComesBackBeforeTheClassesChange() {
    edits.addDrawing(0, line(100));
    canvas.show(line(7));
    undo.clear();
    canvas.show(line(9));
    undo.undo();
    assertTrue(canvas.drawingProperty().get().isEmpty(), "the newer one is gone");
    undo.undo();
    assertEquals(line(7), canvas.drawingProperty().get());
    assertEquals(1, edits.setProperty().get().drawings());
    assertTrue(undo.canRedo().get());
    undo.redo();
    undo.redo();
    assertEquals(line(9), canvas.drawingProperty().get());
    assertEquals(1, edits.setProperty().get().drawings());
    undo.undo();
    edits.rename(0, "cat");
    undo.undo();
    assertEquals(
        "",
        edits.setProperty().get().classes().get(0).name(),
        "the last change is that of the name");
  }

  @Test
  void aStrokeThatIsBeingDrawnIsClearedToo() {
    canvas.press(new StrokePoint(20, 20));
    canvas.drag(new StrokePoint(20, 200));
    undo.clear();
    assertTrue(canvas.drawingProperty().get().isEmpty());
    assertTrue(canvas.liveProperty().get().isEmpty(), "the pen is up");
    undo.undo();
    assertEquals(1, canvas.drawingProperty().get().strokes().size());
  }

  @Test
  void nothingToUndoChangesNothing() {
    ClassSet before = edits.setProperty().get();
    undo.undo();
    undo.redo();
    undo.clear();
    assertEquals(before, edits.setProperty().get());
    assertFalse(undo.canUndo().get());
    assertFalse(undo.canRedo().get());
  }
}
