package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.model.Classifier;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.HandAccuracy;

/** A canvas whose drawings are labelled, with background work that a test drives by hand. */
abstract class LabelledCanvas {

  @TempDir Path home;
  final ManualTasks tasks = new ManualTasks();
  final List<String> failures = new ArrayList<>();
  DrawViewModel viewModel;
  DrawingStore store;
  FineTuningViewModel fineTuning;
  DrawingLabeller labeller;

  void open(Path drawings) {
    viewModel = new DrawViewModel(tasks.tasks());
    store = new DrawingStore(drawings);
    FineTuner none =
        (base, corrections, folder, progress) -> {
          throw new UserFacingException("not part of this test");
        };
    ModelStore models = new ModelStore(List.of(home));
    fineTuning =
        new FineTuningViewModel(
            store,
            models,
            none,
            (model, own) -> new HandAccuracy(1, OptionalDouble.empty()),
            tasks.tasks(),
            failures::add);
    labeller = new DrawingLabeller(viewModel, store, fineTuning, tasks.tasks(), failures::add);
  }

  @AfterEach
  void noFaults() {
    assertEquals(List.of(), tasks.faults());
  }

  void use(Classifier classifier) throws UserFacingException {
    viewModel.use(TestModels.recognizer(classifier));
    tasks.runAll();
  }

  void draw(Stroke... strokes) {
    viewModel.show(Drawing.of(List.of(strokes)));
    tasks.runAll();
  }

  /** A model that always predicts 1. */
  static Classifier sure() {
    return new TestModels.ConstantClassifier(Domain.DIGITS.classNames(), 1, true, 0.999f);
  }

  void label(int classIndex) {
    labeller.label(classIndex);
    tasks.runAll();
  }

  static Stroke one(double x) {
    return Stroke.pen(14, new StrokePoint(x, 70), new StrokePoint(x, 140), new StrokePoint(x, 210));
  }

  Drawing drawing() {
    return viewModel.drawingProperty().get();
  }

  List<String> labels() throws UserFacingException {
    return store.list(Domain.DIGITS).stream().map(SavedDrawing::label).sorted().toList();
  }
}
