package org.sketch28.app.errors;

import java.util.function.DoubleConsumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.sketch28.app.control.ConfusionView;

/**
 * Clicks on a cell of the real view and times it until the frame that shows its images was laid
 * out; for the benchmark.
 */
public final class CellTimer {

  private final Scene scene;
  private final TabPane tabs;
  private final ErrorsView view;

  public CellTimer(Scene scene, ErrorsView view) {
    this.scene = scene;
    this.view = view;
    this.tabs = (TabPane) view.lookup(".errors-tabs");
  }

  /** Goes back to the matrix. */
  public void showMatrix() {
    tabs.getSelectionModel().selectFirst();
  }

  /**
   * Clicks.
   *
   * @param done receives milliseconds
   */
  public void click(int label, int predicted, DoubleConsumer done) {
    ConfusionView matrix = (ConfusionView) view.lookup("#confusion");
    javafx.geometry.Point2D centre = matrix.centre(label, predicted);
    ImagesViewModel.Shown before = view.images().shownProperty().get();
    long start = System.nanoTime();
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            if (!view.images().shownProperty().get().equals(before)) {
              scene.removePostLayoutPulseListener(this);
              done.accept((System.nanoTime() - start) / 1e6);
            }
          }
        });
    MouseEvent.fireEvent(matrix, click(matrix, centre.getX(), centre.getY()));
  }

  private static MouseEvent click(Node on, double x, double y) {
    return new MouseEvent(
        on,
        on,
        MouseEvent.MOUSE_CLICKED,
        x,
        y,
        x,
        y,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        true,
        false,
        false,
        null);
  }
}
