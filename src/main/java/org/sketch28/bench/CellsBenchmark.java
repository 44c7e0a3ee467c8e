package org.sketch28.bench;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.errors.ErrorsView;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.workspace.Workspace;

/**
 * Clicks all cells of the digits model's confusion matrix, on MNIST's 10,000 test images or, where
 * MNIST is not available, on stroke digits.
 */
public final class CellsBenchmark extends Application {

  private static final int WARM_UP = 10;
  private static final int CLICKS = 100;

  private final List<Double> times = new ArrayList<>();
  private final Workspace workspace = BenchmarkWorkspace.get();
  private CellTimer timer;
  private int clicks;

  @Override
  public void start(Stage stage) {
    ErrorsViewModel viewModel =
        new ErrorsViewModel(
            workspace.models(),
            workspace.evaluator(),
            Tasks.onFxThread(),
            message -> {
              System.err.println(message);
              stage.close();
            });
    ErrorsView view = new ErrorsView(viewModel, Tasks.onFxThread(), opened -> {}, answers -> {});
    Scene scene = new Scene(view, 1080, 740);
    stage.setScene(scene);
    stage.setOnHidden(event -> view.close());
    stage.show();
    viewModel.whenOpen(
        () -> {
          timer = new CellTimer(scene, view);
          after(() -> next(stage));
        });
    viewModel.refresh();
  }

  private static void after(Runnable task) {
    PauseTransition pause = new PauseTransition(Duration.millis(300));
    pause.setOnFinished(event -> task.run());
    pause.play();
  }

  private void next(Stage stage) {
    if (clicks == WARM_UP + CLICKS) {
      System.out.printf(
          "%d clicks on cells, each to the frame with the images: %s%n",
          CLICKS, Percentiles.of(times));
      stage.close();
      return;
    }
    timer.showMatrix();
    int cell = clicks * 37 % 100;
    after(
        () ->
            timer.click(
                cell / 10,
                cell % 10,
                millis -> {
                  if (clicks++ >= WARM_UP) {
                    times.add(millis);
                  }
                  after(() -> next(stage));
                }));
  }
}
