package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

class CanvasRecoveryTest {

  @TempDir private Path folder;

  private static Drawing line(double x) {
    return Drawing.of(List.of(Stroke.pen(12, new StrokePoint(x, 40), new StrokePoint(x, 200))));
  }

  /** The number of a process that has ended. */
  private static long dead() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "-version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor();
    return process.pid();
  }

  @Test
  void drawingsOfKilledProgramsAreTakenOnceTheOldestFirst() throws Exception {
    long first = dead();
    long second = dead();
    new CanvasRecovery(folder, first).save(line(50));
    new CanvasRecovery(folder, second).save(line(90));
    Files.setLastModifiedTime(folder.resolve(first + ".sketch28"), FileTime.fromMillis(1000));
    Files.setLastModifiedTime(folder.resolve(second + ".sketch28"), FileTime.fromMillis(5000));
    Files.writeString(folder.resolve(dead() + ".sketch28"), "cut o");
    CanvasRecovery mine = new CanvasRecovery(folder, ProcessHandle.current().pid());
    List<Drawing> left = mine.takeLeft();
    assertEquals(2, left.size());
    assertEquals(line(50).strokes(), left.get(0).strokes());
    assertEquals(line(90).strokes(), left.get(1).strokes());
    assertTrue(mine.takeLeft().isEmpty());
  }

  @Test
  void theDrawingOfAnOpenWindowIsNotTaken() {
    long here = ProcessHandle.current().pid();
    CanvasRecovery open = new CanvasRecovery(folder, here);
    open.save(line(50));
    assertTrue(new CanvasRecovery(folder, here + 1_000_000).takeLeft().isEmpty());
    open.save(Drawing.empty());
    assertFalse(Files.exists(folder.resolve(here + ".sketch28")));
  }
}
