package org.sketch28.image.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrokeTest {

  private static StrokePoint point(int i) {
    return new StrokePoint(i, 2 * i);
  }

  @Test
  void appendingEqualsAStrokeThatWasMadeAtOnce() {
    Stroke grown = Stroke.pen(18, point(0));
    List<StrokePoint> points = new ArrayList<>(List.of(point(0)));
    for (int i = 1; i < 100; i++) {
      grown = grown.plus(point(i));
      points.add(point(i));
      assertEquals(new Stroke(Stroke.Tool.PEN, points, 18, 255), grown);
    }
    assertEquals(new Stroke(Stroke.Tool.PEN, points, 18, 255).hashCode(), grown.hashCode());
    assertEquals(points.subList(3, 9), grown.points().subList(3, 9));
  }

  @Test
  void aStrokeStaysAsItIsWhenItIsContinuedTwice() {
    Stroke start = Stroke.pen(18, point(0)).plus(point(1)).plus(point(2));
    Stroke left = start.plus(point(3));
    Stroke right = start.plus(point(4)).plus(point(5));
    assertEquals(List.of(point(0), point(1), point(2)), start.points());
    assertEquals(List.of(point(0), point(1), point(2), point(3)), left.points());
    assertEquals(List.of(point(0), point(1), point(2), point(4), point(5)), right.points());
  }

  @Test
  void pointsCannotBeChangedFromOutside() {
    List<StrokePoint> given = new ArrayList<>(List.of(point(0)));
    Stroke stroke = new Stroke(Stroke.Tool.PEN, given, 18, 255).plus(point(1));
    given.set(0, point(7));
    assertEquals(point(0), stroke.points().get(0));
    List<StrokePoint> points = stroke.points();
    assertThrows(UnsupportedOperationException.class, () -> points.set(0, point(7)));
    assertThrows(UnsupportedOperationException.class, () -> points.add(point(7)));
    assertThrows(UnsupportedOperationException.class, () -> points.remove(0));
    assertThrows(IndexOutOfBoundsException.class, () -> points.get(2));
  }

  /** Copying all points for each event would allocate 1.6 GB. */
  @Test
  void appendingDoesNotCopyThePointsThatAreThere() {
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Stroke stroke = Stroke.pen(18, point(0));
    long before = memory.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 20_000; i++) {
      stroke = stroke.plus(point(i));
    }
    long allocated = memory.getCurrentThreadAllocatedBytes() - before;
    assertEquals(20_001, stroke.points().size());
    assertTrue(allocated < 50_000_000, allocated + " bytes");
  }

  @Test
  void aStrokeNeedsAPointAWidthAndAGreyLevel() {
    List<StrokePoint> one = List.of(point(0));
    assertThrows(
        IllegalArgumentException.class, () -> new Stroke(Stroke.Tool.PEN, List.of(), 18, 255));
    for (double width : new double[] {0, -1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class, () -> new Stroke(Stroke.Tool.PEN, one, width, 255));
    }
    for (int gray : new int[] {-1, 256}) {
      assertThrows(
          IllegalArgumentException.class, () -> new Stroke(Stroke.Tool.PEN, one, 18, gray));
    }
  }

  @Test
  void aFillOfOnePointIsAFlood() {
    Stroke flood = new Stroke(Stroke.Tool.FILL, List.of(point(1)), 1, 255);
    assertTrue(flood.isFlood());
    assertTrue(!flood.plus(point(2)).plus(point(3)).isFlood(), "a filled shape");
    assertTrue(!Stroke.pen(1, point(1)).isFlood());
  }
}
