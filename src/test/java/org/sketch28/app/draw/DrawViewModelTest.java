package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sketch28.TestPictures;
import org.sketch28.app.base.Tasks;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.picture.PictureReader;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;

/** The drawing view's state, without a window: this test's thread stands for the FX thread. */
class DrawViewModelTest {

  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final DrawViewModel model = new DrawViewModel(Tasks.receivedBy(events::add));

  @AfterEach
  void close() {
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

  private static Recognizer digits() throws Exception {
    Path models = Path.of(System.getProperty("sketch28.home"), "models");
    return Recognizer.load(new ModelStore(List.of(models)).find("digits"));
  }

  private void stroke(double... coordinates) {
    model.press(new StrokePoint(coordinates[0], coordinates[1]));
    for (int i = 2; i < coordinates.length; i += 2) {
      model.drag(new StrokePoint(coordinates[i], coordinates[i + 1]));
    }
    model.release();
  }

  private boolean isNamed(String name) {
    return model.resultProperty().get().winner().equals(java.util.Optional.of(name));
  }

  @Test
  void aBlankCanvasPredictsNothingAndADotNeither() throws Exception {
    model.use(digits());
    assertTrue(model.resultProperty().get().recognition().isEmpty());
    stroke(100, 100);
    await(() -> model.resultProperty().get().recognition().isPresent());
    assertTrue(model.resultProperty().get().recognition().get().prediction().isEmpty());
  }

  @Test
  void aResultIsAlwaysOfTheLatestDrawing() throws Exception {
    model.use(digits());
    List<Drawing> seen = new ArrayList<>();
    List<Drawing> shown = new ArrayList<>();
    model
        .resultProperty()
        .addListener(
            (p, o, result) -> {
              seen.add(result.drawing());
              shown.add(
                  model
                      .liveProperty()
                      .get()
                      .map(live -> model.drawingProperty().get().plus(live))
                      .orElse(model.drawingProperty().get()));
            });
    model.press(new StrokePoint(80, 60));
    for (int i = 0; i < 60; i++) {
      model.drag(new StrokePoint(80 + 2 * i, 60));
      Runnable event = events.poll(2, TimeUnit.MILLISECONDS);
      if (event != null) {
        event.run();
      }
    }
    for (int i = 0; i < 60; i++) {
      model.drag(new StrokePoint(200 - 1.4 * i, 60 + 2.8 * i));
    }
    model.release();
    await(() -> isNamed("7"));
    assertEquals(shown, seen);
    assertEquals(model.drawingProperty().get(), model.resultProperty().get().drawing());
  }

  @Test
  void somethingThatIsNoDigitIsNotSure() throws Exception {
    model.use(digits());
    for (int i = 0; i < 6; i++) {
      stroke(40, 40 + 40 * i, 240, 40 + 40 * i);
      stroke(40 + 40 * i, 40, 40 + 40 * i, 240);
    }
    Drawing grid = model.drawingProperty().get();
    await(() -> model.resultProperty().get().drawing().equals(grid));
    assertTrue(model.resultProperty().get().winner().isEmpty());
    assertTrue(model.resultProperty().get().recognition().get().prediction().isPresent());
  }

  @Test
  void undoHasNoLimitAndBringsBackACanvasThatWasCleared() {
    for (int i = 0; i < 500; i++) {
      stroke(10 + i % 200, 20, 10 + i % 200, 80);
    }
    Drawing full = model.drawingProperty().get();
    model.clear();
    assertTrue(model.drawingProperty().get().isEmpty());
    model.undo();
    assertEquals(full, model.drawingProperty().get());
    for (int i = 0; i < 500; i++) {
      model.undo();
    }
    assertTrue(model.drawingProperty().get().isEmpty());
    assertFalse(model.canUndoProperty().get());
    for (int i = 0; i < 500; i++) {
      model.redo();
    }
    assertEquals(full, model.drawingProperty().get());
    model.redo();
    assertFalse(model.canRedoProperty().get());
  }

  @Test
  void aPictureIsReadDrawnOverAndTurned() throws Exception {
    model.use(digits());
    byte[] png = TestPictures.encode(TestPictures.seven(), "png");
    model.open(() -> PictureReader.read(png, "seven"), message -> {});
    await(() -> isNamed("7"));
    stroke(110, 150, 160, 150);
    Drawing over = model.drawingProperty().get();
    assertEquals(1, over.strokes().size());
    await(() -> model.resultProperty().get().drawing().equals(over));
    model.turnPolarity();
    await(() -> model.drawingProperty().get().picture().get().get(0, 0) > 0);
    assertEquals(1, model.drawingProperty().get().strokes().size());
    model.undo();
    model.undo();
    model.undo();
    assertTrue(model.drawingProperty().get().isEmpty());
  }

  @Test
  void aPictureThatIsBeingOpenedIsNotLostToTurningTheOneBefore() throws Exception {
    byte[] png = TestPictures.encode(TestPictures.seven(), "png");
    model.open(() -> PictureReader.read(png, "seven"), message -> {});
    await(() -> !model.busyProperty().get());
    Drawing first = model.drawingProperty().get();
    byte[] other =
        TestPictures.encode(
            TestPictures.seven(
                300, 200, BufferedImage.TYPE_INT_RGB, java.awt.Color.WHITE, java.awt.Color.BLACK),
            "png");
    model.open(() -> PictureReader.read(other, "other"), message -> {});
    model.turnPolarity();
    await(() -> !model.busyProperty().get());
    Drawing second = model.drawingProperty().get();
    assertEquals(300, second.picture().orElseThrow().width());
    model.undo();
    assertEquals(first, model.drawingProperty().get());
  }

  @Test
  void aBrokenPictureGivesAMessageAndLosesNothing() throws Exception {
    stroke(80, 60, 200, 60, 120, 220);
    Drawing before = model.drawingProperty().get();
    List<String> messages = new ArrayList<>();
    model.open(() -> PictureReader.read(new byte[] {1, 2, 3}, "broken.png"), messages::add);
    await(() -> !messages.isEmpty());
    assertTrue(messages.get(0).contains("broken.png"));
    assertEquals(before, model.drawingProperty().get());
    assertFalse(model.busyProperty().get());
  }

  @Test
  void theBrushStaysInItsRange() {
    model.widenBrush(100);
    assertEquals(DrawViewModel.WIDEST, model.brushProperty().get());
    model.widenBrush(-100);
    assertEquals(DrawViewModel.NARROWEST, model.brushProperty().get());
    model.toolProperty().set(Stroke.Tool.ERASER);
    stroke(10, 10, 50, 50);
    assertEquals(Stroke.Tool.ERASER, model.drawingProperty().get().strokes().get(0).tool());
  }
}
