package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.TestPictures;
import org.sketch28.data.drawings.DrawingDocument;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.picture.PictureReader;

/** The canvas of the drawing view: strokes, undo and pictures. */
class DrawViewModelTest {

  @TempDir private Path home;

  private final OpenCanvas canvas = new OpenCanvas();
  private final DrawViewModel viewModel = canvas.viewModel();
  private final List<String> failures = new ArrayList<>();

  @AfterEach
  void close() {
    canvas.close();
  }

  private void open(byte[] bytes, String name) {
    viewModel.open(cancelled -> PictureReader.read(bytes, name), failures::add);
  }

  @Test
  void undoIsUnlimitedAndRestoresAClearedCanvas() {
    for (int i = 0; i < 500; i++) {
      canvas.stroke(10 + i % 200, 20, 10 + i % 200, 80);
    }
    Drawing full = canvas.drawing();
    viewModel.clear();
    assertTrue(viewModel.emptyProperty().get());
    viewModel.undo();
    assertEquals(full, canvas.drawing());
    for (int i = 0; i < 500; i++) {
      viewModel.undo();
    }
    assertTrue(canvas.drawing().isEmpty());
    assertFalse(viewModel.canUndoProperty().get());
    for (int i = 0; i < 500; i++) {
      viewModel.redo();
    }
    assertEquals(full, canvas.drawing());
    viewModel.redo();
    assertFalse(viewModel.canRedoProperty().get());
  }

  @Test
  void aStrokeInProgressIsFinishedBeforeUndo() {
    viewModel.press(new StrokePoint(80, 60));
    viewModel.drag(new StrokePoint(200, 60));
    viewModel.undo();
    assertTrue(canvas.drawing().isEmpty());
    assertTrue(viewModel.liveProperty().get().isEmpty());
    viewModel.redo();
    assertEquals(1, canvas.drawing().strokes().size());
  }

  @Test
  void theEraserErasesWhicheverToolIsSelected() {
    viewModel.pen().toolProperty().set(Stroke.Tool.FILL);
    viewModel.pressEraser(new StrokePoint(10, 10));
    viewModel.release();
    canvas.stroke(50, 50, 90, 90);
    assertEquals(
        List.of(Stroke.Tool.ERASER, Stroke.Tool.FILL),
        canvas.drawing().strokes().stream().map(Stroke::tool).toList());
  }

  @Test
  void aPictureIsOpenedDrawnOverAndInverted() throws Exception {
    open(TestPictures.encode(TestPictures.seven(), "png"), "seven");
    assertTrue(viewModel.opening().busyProperty().get());
    canvas.tasks().runAll();
    assertFalse(viewModel.opening().busyProperty().get());
    assertTrue(viewModel.pictureShownProperty().get());
    GrayImage before = canvas.drawing().picture().orElseThrow();
    canvas.stroke(110, 150, 160, 150);
    viewModel.invertPolarity();
    canvas.tasks().runAll();
    GrayImage inverted = canvas.drawing().picture().orElseThrow();
    assertEquals(0, before.get(0, 0));
    assertTrue(inverted.get(0, 0) > 0);
    assertEquals(1, canvas.drawing().strokes().size());
    viewModel.invertPolarity();
    canvas.tasks().runAll();
    assertEquals(before, canvas.drawing().picture().orElseThrow());
    for (int i = 0; i < 4; i++) {
      viewModel.undo();
    }
    assertTrue(canvas.drawing().isEmpty());
    assertFalse(viewModel.pictureShownProperty().get());
  }

  @Test
  void theInkOfAPictureFromADatasetIsInverted() {
    GrayImage ink = GrayImage.blank(28, 28);
    viewModel.show(Drawing.of(ink));
    viewModel.invertPolarity();
    assertEquals(255, canvas.drawing().picture().orElseThrow().get(3, 3));
    viewModel.undo();
    assertEquals(0, canvas.drawing().picture().orElseThrow().get(3, 3));
  }

  @Test
  void aPictureThatWasClearedMeanwhileIsNotInverted() throws Exception {
    open(TestPictures.encode(TestPictures.seven(), "png"), "seven");
    canvas.tasks().runAll();
    viewModel.invertPolarity();
    viewModel.clear();
    canvas.tasks().runAll();
    assertTrue(canvas.drawing().isEmpty());
  }

  @Test
  void aPictureThatIsBeingOpenedIsNotLostByInvertingThePreviousOne() throws Exception {
    open(TestPictures.encode(TestPictures.seven(), "png"), "seven");
    canvas.tasks().runAll();
    Drawing first = canvas.drawing();
    BufferedImage other =
        TestPictures.seven(300, 200, BufferedImage.TYPE_INT_RGB, Color.WHITE, Color.BLACK);
    open(TestPictures.encode(other, "png"), "other");
    viewModel.invertPolarity();
    canvas.tasks().runAll();
    assertEquals(300, canvas.drawing().picture().orElseThrow().width());
    viewModel.undo();
    assertEquals(first, canvas.drawing());
  }

  @Test
  void aBrokenPictureGivesAMessageAndLosesNothing() {
    canvas.stroke(80, 60, 200, 60, 120, 220);
    Drawing before = canvas.drawing();
    open(new byte[] {1, 2, 3}, "broken.png");
    canvas.tasks().runAll();
    assertEquals(1, failures.size());
    assertTrue(failures.get(0).contains("broken.png"), failures.get(0));
    assertEquals(before, canvas.drawing());
    assertFalse(viewModel.opening().busyProperty().get());
  }

  @Test
  void aFaultWhileOpeningIsReportedOnceAndTheViewIsUsableAgain() throws Exception {
    IllegalStateException fault = new IllegalStateException("provoked");
    viewModel.open(
        cancelled -> {
          throw fault;
        },
        failures::add);
    canvas.tasks().runAll();
    assertEquals(List.of(fault), canvas.tasks().faults());
    assertEquals(List.of(), failures);
    assertFalse(viewModel.opening().busyProperty().get());
    canvas.tasks().faults().clear();
    open(TestPictures.encode(TestPictures.seven(), "png"), "seven");
    canvas.tasks().runAll();
    assertTrue(viewModel.pictureShownProperty().get());
  }

  @Test
  void openingAPictureCanBeCancelled() {
    AtomicBoolean stopped = new AtomicBoolean();
    viewModel.open(
        cancelled -> {
          stopped.set(cancelled.getAsBoolean());
          throw new CancellationException();
        },
        failures::add);
    viewModel.opening().cancel();
    assertFalse(viewModel.opening().busyProperty().get());
    open(TestPictures.encode(TestPictures.seven(), "png"), "seven");
    canvas.tasks().runAll();
    assertEquals(List.of(), failures);
    assertTrue(viewModel.pictureShownProperty().get(), "the next picture is opened");
  }

  @Test
  void whatIsDrawnCanAlwaysBeReadAgain() throws Exception {
    List<StrokePoint> points = new ArrayList<>();
    for (int i = 0; i < Drawing.MOST_POINTS - 3; i++) {
      points.add(new StrokePoint(i % 280, i / 280.0));
    }
    viewModel.show(Drawing.of(List.of(new Stroke(Stroke.Tool.PEN, points, 18, 255))));
    viewModel.press(new StrokePoint(0, 0));
    for (int i = 1; i < 10; i++) {
      viewModel.drag(new StrokePoint(i, i));
    }
    viewModel.release();
    assertEquals(3, canvas.drawing().strokes().get(1).points().size());
    assertEquals(0, canvas.drawing().room());
    viewModel.press(new StrokePoint(5, 5));
    viewModel.release();
    assertEquals(2, canvas.drawing().strokes().size());
    Path file =
        Files.write(home.resolve("full.sketch28"), DrawingDocument.encode(canvas.drawing()));
    assertEquals(canvas.drawing(), DrawingDocument.read(file));
  }
}
