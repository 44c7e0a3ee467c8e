package org.sketch28.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.DrawView;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.app.draw.DrawingLabeller;
import org.sketch28.app.draw.FineTuner;
import org.sketch28.app.draw.FineTuningViewModel;
import org.sketch28.app.draw.HandMeter;
import org.sketch28.app.draw.LearnPane;
import org.sketch28.app.draw.LowerPanels;
import org.sketch28.app.draw.RecognitionResult;
import org.sketch28.data.Domain;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.preprocess.Preprocessed;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.train.tune.PersonalFineTuning;
import org.sketch28.workspace.Workspace;

/**
 * Draws in the real view with 125 synthetic mouse events per second, and measures the time from the
 * dispatch of each event until the view shows the labels for it or for a later event.
 */
public final class LatencyBenchmark extends Application {

  private static final double EVENT_MILLIS = 8;
  private static final int EVENTS_PER_STROKE = 60;
  private static final int WARM_UP = 300;

  private final Map<Drawing, Long> pending = new LinkedHashMap<>();
  private final List<Double> totals = new ArrayList<>();
  private final List<Double> preprocessing = new ArrayList<>();
  private final List<Double> prediction = new ArrayList<>();
  private final Workspace workspace = BenchmarkWorkspace.get();
  private DrawViewModel viewModel;
  private Recognizer recognizer;
  private Node canvas;
  private BackgroundTraining training;
  private LayersClock layers;
  private int events;
  private int fired;
  private Drawing last = Drawing.empty();

  @Override
  public void start(Stage stage) throws Exception {
    events = Integer.parseInt(getParameters().getRaw().get(0)) + WARM_UP;
    if (Boolean.parseBoolean(getParameters().getRaw().get(1))) {
      training = BackgroundTraining.start();
    }
    recognizer = Recognizer.load(workspace.models().find(Domain.DIGITS.defaultModel()));
    viewModel = new DrawViewModel(Tasks.onFxThread());
    FineTuningViewModel fineTuning = fineTuning();
    LowerPanels panels =
        new LowerPanels(viewModel, workspace.drawings(), workspace.catalog(), Tasks.onFxThread());
    DrawView view =
        new DrawView(
            viewModel,
            new DrawingLabeller(
                viewModel, workspace.drawings(), fineTuning, Tasks.onFxThread(), error -> {}),
            new LearnPane(viewModel, fineTuning, model -> {}),
            workspace.models(),
            panels,
            Tasks.onFxThread());
    stage.setScene(new Scene(view, 1000, 740));
    stage.show();
    if (Boolean.parseBoolean(getParameters().getRaw().get(2))) {
      layers = new LayersClock(panels.network(), stage.getScene());
    }
    viewModel.use(recognizer);
    canvas = view.lookup("#canvas");
    // Registered after the view's own listener, so the labels are set when this one is notified.
    viewModel.resultProperty().addListener((p, o, result) -> labelsSet(result));
    Timeline clock = new Timeline(new KeyFrame(Duration.millis(EVENT_MILLIS), e -> fire()));
    clock.setCycleCount(events);
    clock.setOnFinished(
        e -> {
          report();
          stage.close();
        });
    clock.play();
  }

  private FineTuningViewModel fineTuning() {
    return new FineTuningViewModel(
        workspace.drawings(),
        workspace.models(),
        FineTuner.replaying(workspace.catalog(), PersonalFineTuning.REHEARSAL),
        new HandMeter(workspace),
        Tasks.onFxThread(),
        error -> {});
  }

  private void labelsSet(RecognitionResult result) {
    long now = System.nanoTime();
    if (!pending.containsKey(result.drawing())) {
      return;
    }
    var each = pending.entrySet().iterator();
    boolean reached = false;
    while (each.hasNext() && !reached) {
      Map.Entry<Drawing, Long> entry = each.next();
      reached = entry.getKey().equals(result.drawing());
      if (fired > WARM_UP) {
        totals.add((now - entry.getValue()) / 1e6);
        if (layers != null) {
          layers.await(entry.getValue());
        }
      }
      each.remove();
    }
  }

  private void fire() {
    int step = fired % EVENTS_PER_STROKE;
    fired++;
    double t = (double) step / EVENTS_PER_STROKE;
    double side =
        Math.min(canvas.getBoundsInLocal().getWidth(), canvas.getBoundsInLocal().getHeight());
    double x = canvas.getBoundsInLocal().getCenterX() + side * 0.28 * Math.sin(2.2 * Math.PI * t);
    double y = canvas.getBoundsInLocal().getCenterY() + side * 0.35 * Math.cos(4.1 * Math.PI * t);
    long start = System.nanoTime();
    if (step == 0) {
      Event.fireEvent(canvas, MouseEvents.at(MouseEvent.MOUSE_PRESSED, x, y));
    } else if (step == EVENTS_PER_STROKE - 1) {
      Event.fireEvent(canvas, MouseEvents.at(MouseEvent.MOUSE_RELEASED, x, y));
      viewModel.clear();
      pending.clear();
      return;
    } else {
      Event.fireEvent(canvas, MouseEvents.at(MouseEvent.MOUSE_DRAGGED, x, y));
    }
    viewModel
        .liveProperty()
        .get()
        .map(stroke -> viewModel.drawingProperty().get().plus(stroke))
        .ifPresent(
            drawing -> {
              pending.put(drawing, start);
              last = drawing;
            });
  }

  /** Prints the times, and those of preprocessing and network measured separately. */
  private void report() {
    for (int i = 0; i < 500; i++) {
      long start = System.nanoTime();
      Preprocessed preprocessed = recognizer.preprocessor().apply(last);
      long middle = System.nanoTime();
      recognizer.classifier().predict(preprocessed.result());
      prediction.add((System.nanoTime() - middle) / 1e6);
      preprocessing.add((middle - start) / 1e6);
    }
    System.out.printf(
        "Mouse event to labels set, %d events: %s%n", totals.size(), Percentiles.of(totals));
    if (layers != null) {
      System.out.printf(
          "Mouse event to layers handed to the renderer, %d events: %s%n",
          layers.millis().size(), Percentiles.of(layers.millis()));
    }
    System.out.printf("  rasterising and preprocessing alone: %s%n", Percentiles.of(preprocessing));
    System.out.printf("  the network alone: %s%n", Percentiles.of(prediction));
    System.out.println(
        "  the rest is event dispatch, handing over between threads and frames drawn in between");
  }

  @Override
  public void stop() throws InterruptedException {
    viewModel.close();
    if (training != null) {
      training.stop();
    }
  }
}
