package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sketch28.TestPictures;
import org.sketch28.app.base.ManualExecutorService;
import org.sketch28.app.base.Tasks;
import org.sketch28.data.Domain;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.picture.PictureReader;

/** The drawing view's state, with workers and a receiver that the test drives by hand. */
class DrawViewModelTest {

  private final Map<String, ManualExecutorService> workers = new TreeMap<>();
  private final ManualExecutorService receiver = new ManualExecutorService();
  private final List<Throwable> faults = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final DrawViewModel viewModel =
      new DrawViewModel(
          new Tasks(
              name -> workers.computeIfAbsent(name, n -> new ManualExecutorService()),
              receiver,
              faults::add));

  @AfterEach
  void close() {
    viewModel.close();
    assertEquals(List.of(), faults);
  }

  private void runAll() {
    workers.values().forEach(ManualExecutorService::runAll);
    receiver.runAll();
  }

  private void stroke(double... coordinates) {
    viewModel.press(new StrokePoint(coordinates[0], coordinates[1]));
    for (int i = 2; i < coordinates.length; i += 2) {
      viewModel.drag(new StrokePoint(coordinates[i], coordinates[i + 1]));
    }
    viewModel.release();
  }

  private Drawing drawing() {
    return viewModel.drawingProperty().get();
  }

  private RecognitionResult result() {
    return viewModel.resultProperty().get();
  }

  private void open(byte[] bytes, String name) {
    viewModel.open(() -> PictureReader.read(bytes, name), failures::add);
  }

  @Test
  void nothingIsRecognizedBeforeAModelIsLoaded() {
    stroke(80, 60, 200, 60);
    runAll();
    assertFalse(viewModel.readyProperty().get());
    assertFalse(viewModel.isRecognizing());
    assertTrue(viewModel.model().isEmpty());
    assertEquals(RecognitionResult.none(), result());
  }

  @Test
  void theDrawingIsRecognizedWhenTheModelIsLoaded() throws Exception {
    stroke(80, 60, 200, 60);
    viewModel.use(TestModels.recognizer(TestModels.always(7)));
    assertTrue(viewModel.readyProperty().get());
    assertTrue(viewModel.isRecognizing());
    runAll();
    assertFalse(viewModel.isRecognizing());
    assertEquals(Optional.of("7"), result().winner());
    assertEquals("digits", viewModel.model().orElseThrow().manifest().name());
  }

  @Test
  void anEmptyCanvasHasNoPrediction() throws Exception {
    viewModel.use(TestModels.recognizer(TestModels.always(7)));
    runAll();
    assertTrue(result().recognition().isEmpty());
    assertEquals(Domain.DIGITS.classNames(), result().classNames());
    stroke(80, 60, 200, 60);
    runAll();
    viewModel.clear();
    runAll();
    assertTrue(result().recognition().isEmpty());
    assertTrue(result().winner().isEmpty());
  }

  @Test
  void aDotIsTooLittleInkForAPrediction() throws Exception {
    viewModel.use(TestModels.recognizer(TestModels.always(7)));
    stroke(100, 100);
    runAll();
    assertTrue(result().recognition().isPresent());
    assertTrue(result().prediction().isEmpty());
  }

  @Test
  void thereIsNoWinnerIfTheModelIsNotSure() throws Exception {
    viewModel.use(
        TestModels.recognizer(
            new TestModels.ConstantClassifier(Domain.DIGITS.classNames(), 7, false)));
    stroke(80, 60, 200, 60);
    runAll();
    assertTrue(result().prediction().isPresent());
    assertTrue(result().winner().isEmpty());
  }

  @Test
  void severalDigitsAreReadAsANumber() throws Exception {
    viewModel.use(TestModels.recognizer(TestModels.always(1)));
    stroke(60, 70, 60, 140, 60, 210);
    stroke(220, 70, 220, 140, 220, 210);
    runAll();
    assertTrue(result().isNumber());
    assertEquals(Optional.of("11"), result().winner());
    viewModel.partProperty().set(1);
    viewModel.clear();
    assertEquals(0, viewModel.partProperty().get());
  }

  @Test
  void aModelThatIsReplacedIsClosedAfterItsLastPrediction() throws Exception {
    TestModels.ConstantClassifier old = TestModels.always(3);
    viewModel.use(TestModels.recognizer(old));
    stroke(80, 60, 200, 60);
    viewModel.use(TestModels.recognizer(TestModels.always(7)));
    assertFalse(old.isClosed(), "a prediction may be running");
    runAll();
    assertTrue(old.isClosed());
    assertEquals(Optional.of("7"), result().winner());
  }

  @Test
  void aStrokeIsRecognizedWhileItIsStillGrowing() throws Exception {
    viewModel.use(TestModels.recognizer(TestModels.always(7)));
    viewModel.press(new StrokePoint(80, 60));
    viewModel.drag(new StrokePoint(200, 60));
    runAll();
    assertEquals(Optional.of("7"), result().winner());
    assertTrue(viewModel.liveProperty().get().isPresent());
    assertTrue(drawing().isEmpty());
  }

  @Test
  void anOutdatedResultIsNeverShown() throws Exception {
    viewModel.use(TestModels.recognizer(TestModels.always(7)));
    runAll();
    List<Drawing> shown = new ArrayList<>();
    viewModel.resultProperty().addListener((p, o, result) -> shown.add(result.drawing()));
    viewModel.press(new StrokePoint(80, 60));
    viewModel.drag(new StrokePoint(200, 60));
    workers.get("recognition").runAll();
    viewModel.drag(new StrokePoint(120, 220));
    viewModel.release();
    runAll();
    assertEquals(List.of(drawing()), shown);
  }

  @Test
  void undoIsUnlimitedAndRestoresAClearedCanvas() {
    for (int i = 0; i < 500; i++) {
      stroke(10 + i % 200, 20, 10 + i % 200, 80);
    }
    Drawing full = drawing();
    viewModel.clear();
    assertTrue(viewModel.emptyProperty().get());
    viewModel.undo();
    assertEquals(full, drawing());
    for (int i = 0; i < 500; i++) {
      viewModel.undo();
    }
    assertTrue(drawing().isEmpty());
    assertFalse(viewModel.canUndoProperty().get());
    for (int i = 0; i < 500; i++) {
      viewModel.redo();
    }
    assertEquals(full, drawing());
    viewModel.redo();
    assertFalse(viewModel.canRedoProperty().get());
  }

  @Test
  void aStrokeInProgressIsFinishedBeforeUndo() {
    viewModel.press(new StrokePoint(80, 60));
    viewModel.drag(new StrokePoint(200, 60));
    viewModel.undo();
    assertTrue(drawing().isEmpty());
    assertTrue(viewModel.liveProperty().get().isEmpty());
    viewModel.redo();
    assertEquals(1, drawing().strokes().size());
  }

  @Test
  void theEraserErasesWhicheverToolIsSelected() {
    viewModel.toolProperty().set(Stroke.Tool.FILL);
    viewModel.pressEraser(new StrokePoint(10, 10));
    viewModel.release();
    stroke(50, 50, 90, 90);
    assertEquals(
        List.of(Stroke.Tool.ERASER, Stroke.Tool.FILL),
        drawing().strokes().stream().map(Stroke::tool).toList());
  }

  @Test
  void aPictureIsOpenedDrawnOverAndInverted() throws Exception {
    open(TestPictures.encode(TestPictures.seven(), "png"), "seven");
    assertTrue(viewModel.busyProperty().get());
    runAll();
    assertFalse(viewModel.busyProperty().get());
    assertTrue(viewModel.pictureShownProperty().get());
    GrayImage before = drawing().picture().orElseThrow();
    stroke(110, 150, 160, 150);
    viewModel.invertPolarity();
    runAll();
    GrayImage inverted = drawing().picture().orElseThrow();
    assertEquals(0, before.get(0, 0));
    assertTrue(inverted.get(0, 0) > 0);
    assertEquals(1, drawing().strokes().size());
    viewModel.invertPolarity();
    runAll();
    assertEquals(before, drawing().picture().orElseThrow());
    for (int i = 0; i < 4; i++) {
      viewModel.undo();
    }
    assertTrue(drawing().isEmpty());
    assertFalse(viewModel.pictureShownProperty().get());
  }

  @Test
  void aPictureThatWasClearedMeanwhileIsNotInverted() throws Exception {
    open(TestPictures.encode(TestPictures.seven(), "png"), "seven");
    runAll();
    viewModel.invertPolarity();
    viewModel.clear();
    runAll();
    assertTrue(drawing().isEmpty());
  }

  @Test
  void aPictureThatIsBeingOpenedIsNotLostByInvertingThePreviousOne() throws Exception {
    open(TestPictures.encode(TestPictures.seven(), "png"), "seven");
    runAll();
    Drawing first = drawing();
    BufferedImage other =
        TestPictures.seven(300, 200, BufferedImage.TYPE_INT_RGB, Color.WHITE, Color.BLACK);
    open(TestPictures.encode(other, "png"), "other");
    viewModel.invertPolarity();
    runAll();
    assertEquals(300, drawing().picture().orElseThrow().width());
    viewModel.undo();
    assertEquals(first, drawing());
  }

  @Test
  void aBrokenPictureGivesAMessageAndLosesNothing() {
    stroke(80, 60, 200, 60, 120, 220);
    Drawing before = drawing();
    open(new byte[] {1, 2, 3}, "broken.png");
    runAll();
    assertEquals(1, failures.size());
    assertTrue(failures.get(0).contains("broken.png"), failures.get(0));
    assertEquals(before, drawing());
    assertFalse(viewModel.busyProperty().get());
  }

  @Test
  void aFaultWhileOpeningIsReportedOnceAndTheViewIsUsableAgain() throws Exception {
    IllegalStateException fault = new IllegalStateException("provoked");
    viewModel.open(
        () -> {
          throw fault;
        },
        failures::add);
    runAll();
    assertEquals(List.of(fault), faults);
    assertEquals(List.of(), failures);
    assertFalse(viewModel.busyProperty().get());
    faults.clear();
    open(TestPictures.encode(TestPictures.seven(), "png"), "seven");
    runAll();
    assertTrue(viewModel.pictureShownProperty().get());
  }

  @Test
  void theStepsAreHiddenAtFirst() {
    assertFalse(viewModel.stepsShownProperty().get());
  }
}
