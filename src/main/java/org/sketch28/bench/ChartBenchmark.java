package org.sketch28.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.sketch28.app.control.CurveChart;
import org.sketch28.app.control.CurvePoints;
import org.sketch28.app.control.CurveStyle;

/** Redraws a raw curve of a million points in every frame, each time with one more point. */
public final class ChartBenchmark extends Application {

  private static final int POINTS = 1_000_000;
  private static final int WARM_UP = 30;
  private static final int FRAMES = 300;

  private final float[] values = new float[POINTS + WARM_UP + FRAMES + 1];
  private final List<Double> intervals = new ArrayList<>();
  private int size = POINTS;
  private int frame;
  private long last;

  @Override
  public void start(Stage stage) {
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (Math.exp(-3.0 * i / POINTS) + 0.1 * random.nextGaussian());
    }
    CurveChart chart = new CurveChart("Loss", "Step");
    stage.setScene(new Scene(chart, 900, 400));
    stage.show();
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        size++;
        chart.show(
            List.of(
                new CurveChart.Curve(
                    "loss", new Points(), Color.STEELBLUE, CurveStyle.THIN, Double.NaN)));
        if (frame++ > WARM_UP) {
          intervals.add((now - last) / 1e6);
        }
        last = now;
        if (frame == WARM_UP + FRAMES) {
          stop();
          double mean = intervals.stream().mapToDouble(Double::doubleValue).average().orElse(0);
          System.out.printf(
              "%,d points, %d frames of 900 × 400: %.1f frames per second; time between frames: %s%n",
              POINTS, FRAMES, 1000 / mean, Percentiles.of(intervals));
          stage.close();
        }
      }
    }.start();
  }

  private final class Points implements CurvePoints {
    @Override
    public int size() {
      return size;
    }

    @Override
    public double x(int index) {
      return index;
    }

    @Override
    public double y(int index) {
      return values[index];
    }
  }
}
