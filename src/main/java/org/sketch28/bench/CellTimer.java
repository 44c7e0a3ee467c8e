package org.sketch28.bench;

import java.util.function.DoubleConsumer;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseEvent;
import org.sketch28.app.control.ConfusionView;
import org.sketch28.app.errors.ErrorsView;
import org.sketch28.app.errors.images.ImagesViewModel;

/**
 * Clicks a cell of the confusion matrix in the real view, and measures the time until the frame
 * that shows the cell's images has been laid out.
 */
final class CellTimer {

  private final Scene scene;
  private final TabPane tabs;
  private final ErrorsView view;

  CellTimer(Scene scene, ErrorsView view) {
    this.scene = scene;
    this.view = view;
    this.tabs = (TabPane) view.lookup(".errors-tabs");
  }

  /** Returns to the tab with the matrix. */
  void showMatrix() {
    tabs.getSelectionModel().selectFirst();
  }

  /**
   * Clicks a cell.
   *
   * @param label the row of the cell
   * @param predicted the column of the cell
   * @param done receives the time in milliseconds
   */
  void click(int label, int predicted, DoubleConsumer done) {
    ConfusionView matrix = (ConfusionView) view.lookup("#confusion");
    Point2D centre = matrix.localToScene(matrix.centre(label, predicted));
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
    MouseEvent.fireEvent(
        matrix, MouseEvents.at(MouseEvent.MOUSE_CLICKED, centre.getX(), centre.getY()));
  }
}
