package org.sketch28.app.errors;

import java.util.function.DoubleConsumer;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseEvent;
import org.sketch28.app.control.ConfusionView;
import org.sketch28.app.errors.images.ImagesViewModel;

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
   * @param event makes a click at a place
   * @param done receives milliseconds
   */
  public void click(
      int label,
      int predicted,
      Function<javafx.geometry.Point2D, MouseEvent> event,
      DoubleConsumer done) {
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
    MouseEvent.fireEvent(matrix, event.apply(matrix.localToScene(centre)));
  }
}
