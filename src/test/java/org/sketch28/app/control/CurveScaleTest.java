package org.sketch28.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Curves of many points in few pixels. */
class CurveScaleTest {

  private static CurvePoints points(float[] values) {
    return new CurvePoints() {
      @Override
      public int size() {
        return values.length;
      }

      @Override
      public double x(int index) {
        return index;
      }

      @Override
      public double y(int index) {
        return values[index];
      }

      @Override
      public int from(double place) {
        return (int) Math.max(0, Math.min(values.length, Math.ceil(place)));
      }
    };
  }

  private static double[] ys(double[] line) {
    double[] ys = new double[line.length / 2];
    for (int i = 0; i < ys.length; i++) {
      ys[i] = line[2 * i + 1];
    }
    return ys;
  }

  @Test
  void noSpikeOfAMillionPointsIsLost() {
    float[] values = new float[1_000_000];
    values[123_457] = 9;
    values[876_543] = -7;
    CurvePoints points = points(values);
    CurveScale scale = CurveScale.around(List.of(points), Double.NaN, Double.NaN, false, 500, 300);
    double[] line = scale.decimate(points, 500);
    assertTrue(line.length <= 8 * 502, line.length + " numbers");
    assertEquals(scale.pixelY(9), Arrays.stream(ys(line)).min().orElseThrow(), 1e-9);
    assertEquals(scale.pixelY(-7), Arrays.stream(ys(line)).max().orElseThrow(), 1e-9);
    for (int i = 2; i < line.length; i += 2) {
      assertTrue(line[i] >= line[i - 2], "from left to right");
    }
  }

  @Test
  void fewPointsAreAllIncludedAndAZoomShowsItsPart() {
    float[] values = {5, 1, 4, 2, 3};
    CurvePoints points = points(values);
    CurveScale all = CurveScale.around(List.of(points), Double.NaN, Double.NaN, false, 400, 100);
    assertEquals(10, all.decimate(points, 400).length);
    CurveScale part = CurveScale.around(List.of(points), 1, 3, false, 400, 100);
    assertEquals(1, part.stepAt(0), 1e-9);
    assertEquals(3, part.stepAt(400), 1e-9);
    assertEquals(2, part.stepAt(part.pixelX(2)), 1e-9);
  }

  @Test
  void aLogarithmicScaleGivesEachPowerOfTenTheSameHeight() {
    CurvePoints points = points(new float[] {1, 0.1f, 0.01f});
    CurveScale scale = CurveScale.around(List.of(points), Double.NaN, Double.NaN, true, 100, 100);
    double first = scale.pixelY(0.1) - scale.pixelY(1);
    double second = scale.pixelY(0.01) - scale.pixelY(0.1);
    assertEquals(first, second, 1e-4);
    assertTrue(Double.isFinite(scale.pixelY(0)), "a loss of 0 is somewhere at the bottom");
  }

  @Test
  void anEmptyScaleIsFinite() {
    CurveScale scale = CurveScale.fitting(List.of(), 100, 100);
    assertEquals(0, scale.stepAt(0), 1e-9);
    assertTrue(Double.isFinite(scale.pixelY(0.5)));
  }

  @Test
  void gridLinesAreRoundNumbersInSight() {
    CurvePoints points = points(new float[] {0.2f, 0.9f, 0.4f, 0.7f, 0.5f});
    CurveScale scale = CurveScale.around(List.of(points), Double.NaN, Double.NaN, false, 400, 340);
    for (double x : scale.ticksX(true)) {
      assertEquals(Math.rint(x), x);
      assertTrue(x >= scale.fromX() && x <= scale.toX(), "step " + x);
    }
    assertTrue(scale.ticksY().length >= 3);
    for (double y : scale.ticksY()) {
      assertTrue(y >= scale.fromY() && y <= scale.toY() + 1e-9, "value " + y);
    }
  }

  @Test
  void logarithmicGridLinesAreOneTwoAndFive() {
    CurvePoints points = points(new float[] {1, 0.1f, 0.01f});
    CurveScale scale = CurveScale.around(List.of(points), Double.NaN, Double.NaN, true, 100, 100);
    double[] ticks = scale.ticksY();
    assertEquals(0.01, ticks[0], 1e-9);
    assertEquals(0.02, ticks[1], 1e-9);
    assertEquals(0.05, ticks[2], 1e-9);
    assertEquals(1, ticks[ticks.length - 1], 1e-9);
  }

  @Test
  void valuesAreShort() {
    assertEquals("0", CurveScale.text(0));
    assertEquals("1234", CurveScale.text(1234.4));
    assertEquals("0.1235", CurveScale.text(0.12345));
    assertEquals("1.2e-05", CurveScale.text(0.0000123));
    CurveScale scale = CurveScale.fitting(List.of(), 100, 100);
    assertEquals(CurveScale.text(scale.fromY()), scale.lowest());
    assertEquals(CurveScale.text(scale.toY()), scale.highest());
  }
}
