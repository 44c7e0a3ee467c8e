package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.StrokePoint;

/** The drawing view without a window; its background work waits until the test runs it. */
final class OpenCanvas implements AutoCloseable {

  private final ManualTasks tasks = new ManualTasks();
  private final DrawViewModel viewModel = new DrawViewModel(tasks.tasks());

  DrawViewModel viewModel() {
    return viewModel;
  }

  ManualTasks tasks() {
    return tasks;
  }

  /** Draws a stroke through points: x, y, x, y, … */
  void stroke(double... coordinates) {
    viewModel.press(new StrokePoint(coordinates[0], coordinates[1]));
    for (int i = 2; i < coordinates.length; i += 2) {
      viewModel.drag(new StrokePoint(coordinates[i], coordinates[i + 1]));
    }
    viewModel.release();
  }

  /** The drawing without the stroke in progress. */
  Drawing drawing() {
    return viewModel.drawingProperty().get();
  }

  /** Closes the view; there must have been no unexpected fault. */
  @Override
  public void close() {
    viewModel.close();
    assertEquals(List.of(), tasks.faults());
  }
}
