package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.data.drawings.DrawingDocument;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

class CanvasRecoveryTest {

  /** No process has these numbers. */
  private static final long SMALL = 999_999_999_997L;

  private static final long LARGE = 999_999_999_998L;
  private static final long DAMAGED = 999_999_999_999L;

  @TempDir private Path folder;

  private static Drawing line(double x) {
    return Drawing.of(List.of(Stroke.pen(12, new StrokePoint(x, 40), new StrokePoint(x, 200))));
  }

  @Test
  void drawingsOfKilledProgramsAreTakenOnceTheOldestFirst() throws Exception {
    // The older drawing has the larger number.
    new CanvasRecovery(folder, LARGE).save(line(50));
    new CanvasRecovery(folder, SMALL).save(line(90));
    Files.setLastModifiedTime(folder.resolve(LARGE + ".sketch28"), FileTime.fromMillis(1000));
    Files.setLastModifiedTime(folder.resolve(SMALL + ".sketch28"), FileTime.fromMillis(5000));
    Files.writeString(folder.resolve(DAMAGED + ".sketch28"), "cut o");
    CanvasRecovery mine = new CanvasRecovery(folder, ProcessHandle.current().pid());
    List<Drawing> left = mine.takeLeft().drawings();
    assertEquals(2, left.size());
    assertEquals(line(50).strokes(), left.get(0).strokes());
    assertEquals(line(90).strokes(), left.get(1).strokes());
    mine.shown();
    assertEquals(new CanvasRecovery.Left(List.of(), false), mine.takeLeft());
    try (Stream<Path> aside = Files.list(mine.aside())) {
      assertEquals("cut o", Files.readString(aside.findFirst().orElseThrow()), "damaged, but kept");
    }
  }

  @Test
  void theDrawingOfAnOpenWindowIsNotTaken() {
    long here = ProcessHandle.current().pid();
    CanvasRecovery open = new CanvasRecovery(folder, here);
    open.save(line(50));
    assertTrue(new CanvasRecovery(folder, LARGE).takeLeft().drawings().isEmpty());
    open.save(Drawing.empty());
    assertFalse(Files.exists(folder.resolve(here + ".sketch28")));
  }

  @Test
  void aDrawingThatWasNotShownIsSetAsideAndNotTriedAgain() throws Exception {
    new CanvasRecovery(folder, LARGE).save(line(50));
    // This window hangs while it shows the drawing, and is killed.
    assertEquals(
        new CanvasRecovery.Left(List.of(line(50)), false),
        new CanvasRecovery(folder, SMALL).takeLeft());
    CanvasRecovery next = new CanvasRecovery(folder, ProcessHandle.current().pid());
    assertEquals(new CanvasRecovery.Left(List.of(), true), next.takeLeft());
    assertEquals(new CanvasRecovery.Left(List.of(), false), next.takeLeft());
    try (Stream<Path> aside = Files.list(next.aside())) {
      assertEquals(line(50), DrawingDocument.read(aside.findFirst().orElseThrow()));
    }
  }

  /** In a container, every process may have the same number. */
  @Test
  void theDrawingOfAnEndedProcessWithTheSameNumberIsTaken() throws Exception {
    new CanvasRecovery(folder, SMALL).save(line(50));
    CanvasRecovery next = new CanvasRecovery(folder, SMALL);
    assertEquals(List.of(line(50)), next.takeLeft().drawings());
    CanvasRecovery last = new CanvasRecovery(folder, SMALL);
    assertEquals(new CanvasRecovery.Left(List.of(), true), last.takeLeft());
    last.save(line(90));
    last.shown();
    assertEquals(new CanvasRecovery.Left(List.of(), false), last.takeLeft());
  }
}
