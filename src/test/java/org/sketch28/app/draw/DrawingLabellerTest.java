package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.sketch28.model.Classifier;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;

/** Keeping drawings, without a window: this test's thread stands for the FX thread. */
class DrawingLabellerTest {

  @TempDir private Path home;
  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final DrawViewModel model = new DrawViewModel(Tasks.receivedBy(events::add));
  private final List<String> failures = new ArrayList<>();
  private DrawingStore store;
  private DrawingLabeller keeper;
  private FineTuningViewModel learner;

  @BeforeEach
  void open() {
    Workspace workspace = Workspace.in(home);
    store = workspace.drawings();
    learner =
        new FineTuningViewModel(
            workspace.catalog(),
            store,
            new ModelStore(List.of(home)),
            Tasks.receivedBy(events::add),
            failures::add);
    keeper =
        new DrawingLabeller(model, store, learner, Tasks.receivedBy(events::add), failures::add);
  }

  @AfterEach
  void close() {
    keeper.close();
    learner.close();
    model.close();
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      Runnable event = events.poll(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      assertTrue(event != null, "nothing happened");
      event.run();
    }
  }

  /** Names everything with the first class. */
  private record First(List<String> classNames) implements Classifier {
    @Override
    public List<Prediction> predict(List<GrayImage> images) {
      float[] probabilities = new float[classNames.size()];
      probabilities[0] = 1;
      return Collections.nCopies(images.size(), new Prediction(probabilities, 1));
    }

    @Override
    public void close() {}
  }

  private void use(Classifier classifier) throws UserFacingException {
    Path models = Path.of(System.getProperty("sketch28.home"), "models");
    ModelStore.Entry entry = new ModelStore(List.of(models)).find("digits");
    model.use(new Recognizer(entry, new MnistPreprocessor(), classifier));
  }

  private static Stroke one(double x) {
    return Stroke.pen(14, new StrokePoint(x, 70), new StrokePoint(x, 140), new StrokePoint(x, 210));
  }

  private List<String> labels() throws UserFacingException {
    return store.list(Domain.DIGITS).stream().map(SavedDrawing::label).sorted().toList();
  }

  @Test
  void aModelOfLettersKeepsNothingAmongTheDigits() throws Exception {
    use(new First(List.of("A", "B", "C", "D")));
    model.show(Drawing.of(List.of(one(140))));
    await(() -> !model.isRecognizing());
    keeper.keep(3);
    assertEquals(1, failures.size());
    assertTrue(labels().isEmpty());
    assertFalse(model.drawingProperty().get().isEmpty());
  }

  @Test
  void digitsOfANumberAreKeptOneAfterAnotherHoweverFast() throws Exception {
    use(new First(Domain.DIGITS.classNames()));
    Drawing number = Drawing.of(List.of(one(60), one(140), one(220)));
    model.show(number);
    // Before it is known that there are three.
    keeper.keep(2);
    await(() -> model.partProperty().get() == 1);
    keeper.keep(0);
    keeper.keep(7);
    keeper.keep(9);
    await(() -> model.drawingProperty().get().isEmpty());
    assertEquals(List.of("0", "2", "7"), labels());
    keeper.takeBack();
    await(() -> model.drawingProperty().get().equals(number));
    await(() -> !model.isRecognizing());
    assertEquals(2, model.partProperty().get());
    keeper.keep(4);
    await(() -> model.drawingProperty().get().isEmpty());
    assertEquals(List.of("0", "2", "4"), labels());
    assertTrue(failures.isEmpty(), failures.toString());
  }
}
