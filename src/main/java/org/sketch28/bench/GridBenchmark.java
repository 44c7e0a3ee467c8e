package org.sketch28.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.sketch28.app.control.ImageGrid;
import org.sketch28.data.synth.StrokeDigits;

/** Scrolls the real grid from its first to its last row, one step per frame. */
public final class GridBenchmark extends Application {

  private static final int IMAGES = 60_000;
  private static final int WARM_UP = 60;
  private static final int FRAMES = 600;

  private final ImageGrid grid = new ImageGrid();
  private final List<Double> intervals = new ArrayList<>();
  private final List<Double> work = new ArrayList<>();
  private long last;
  private int frame;

  @Override
  public void start(Stage stage) {
    grid.show(
        StrokeDigits.images("benchmark", IMAGES, 1),
        IntStream.range(0, IMAGES).toArray(),
        Integer::toString);
    stage.setScene(new Scene(grid, 1000, 740));
    stage.show();
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        frame(now);
        if (frame == WARM_UP + FRAMES) {
          stop();
          report();
          stage.close();
        }
      }
    }.start();
  }

  private void frame(long now) {
    long start = System.nanoTime();
    grid.scrollBy(grid.scrollRange() / (WARM_UP + FRAMES));
    if (frame >= WARM_UP) {
      intervals.add((now - last) / 1e6);
      work.add((System.nanoTime() - start) / 1e6);
    }
    last = now;
    frame++;
  }

  private void report() {
    double mean = intervals.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    System.out.printf(
        "%,d images, %d frames of 1000 × 740, each with different images: %.1f frames per second%n",
        IMAGES, FRAMES, 1000 / mean);
    System.out.printf("  time between frames: %s%n", Percentiles.of(intervals));
    System.out.printf("  scrolling alone: %s%n", Percentiles.of(work));
  }
}
