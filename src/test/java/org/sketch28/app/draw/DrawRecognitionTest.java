package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sketch28.data.Domain;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.StrokePoint;

/** What the drawing view recognizes, and when. */
class DrawRecognitionTest {

  private final OpenCanvas canvas = new OpenCanvas();
  private final DrawViewModel viewModel = canvas.viewModel();

  @AfterEach
  void close() {
    canvas.close();
  }

  private RecognitionResult result() {
    return viewModel.resultProperty().get();
  }

  @Test
  void nothingIsRecognizedBeforeAModelIsLoaded() {
    canvas.stroke(80, 60, 200, 60);
    canvas.tasks().runAll();
    assertFalse(viewModel.readyProperty().get());
    assertTrue(viewModel.isRecognizing(), "a result follows when the model is loaded");
    assertTrue(viewModel.modelProperty().get().isEmpty());
    assertEquals(RecognitionResult.none(), result());
    viewModel.modelMissingProperty().set(true);
    assertFalse(viewModel.isRecognizing(), "none follows");
  }

  @Test
  void theDrawingIsRecognizedWhenTheModelIsLoaded() throws Exception {
    canvas.stroke(80, 60, 200, 60);
    viewModel.use(TestModels.recognizer(TestModels.always(7)));
    assertTrue(viewModel.readyProperty().get());
    assertTrue(viewModel.isRecognizing());
    canvas.tasks().runAll();
    assertFalse(viewModel.isRecognizing());
    assertEquals(Optional.of("7"), result().winner());
    assertEquals("digits", viewModel.modelProperty().get().orElseThrow().manifest().name());
  }

  @Test
  void anEmptyCanvasHasNoPrediction() throws Exception {
    viewModel.use(TestModels.recognizer(TestModels.always(7)));
    canvas.tasks().runAll();
    assertTrue(result().recognition().isEmpty());
    assertEquals(Domain.DIGITS.classNames(), result().classNames());
    canvas.stroke(80, 60, 200, 60);
    canvas.tasks().runAll();
    viewModel.clear();
    canvas.tasks().runAll();
    assertTrue(result().recognition().isEmpty());
    assertTrue(result().winner().isEmpty());
  }

  @Test
  void aDotIsTooLittleInkForAPrediction() throws Exception {
    viewModel.use(TestModels.recognizer(TestModels.always(7)));
    canvas.stroke(100, 100);
    canvas.tasks().runAll();
    assertTrue(result().recognition().isPresent());
    assertTrue(result().prediction().isEmpty());
  }

  @Test
  void thereIsNoWinnerIfTheModelIsNotSure() throws Exception {
    viewModel.use(
        TestModels.recognizer(
            new TestModels.ConstantClassifier(Domain.DIGITS.classNames(), 7, false)));
    canvas.stroke(80, 60, 200, 60);
    canvas.tasks().runAll();
    assertTrue(result().prediction().isPresent());
    assertTrue(result().winner().isEmpty());
  }

  @Test
  void severalDigitsAreReadAsANumber() throws Exception {
    viewModel.use(TestModels.recognizer(TestModels.always(1)));
    canvas.stroke(60, 70, 60, 140, 60, 210);
    canvas.stroke(220, 70, 220, 140, 220, 210);
    canvas.tasks().runAll();
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
    canvas.stroke(80, 60, 200, 60);
    viewModel.use(TestModels.recognizer(TestModels.always(7)));
    assertFalse(old.isClosed(), "a prediction may be running");
    canvas.tasks().runAll();
    assertTrue(old.isClosed());
    assertEquals(Optional.of("7"), result().winner());
  }

  @Test
  void aResultStaysOnTheScreenUntilTheNextModelHasItsOwn() throws Exception {
    viewModel.use(TestModels.recognizer(TestModels.always(3)));
    canvas.stroke(80, 60, 200, 60);
    canvas.tasks().runAll();
    viewModel.use(TestModels.recognizer(TestModels.always(7)));
    assertEquals(Optional.of("3"), result().winner());
    assertTrue(viewModel.isRecognizing(), "it is not the next model's result");
    canvas.tasks().runAll();
    assertEquals(Optional.of("7"), result().winner());
    viewModel.use(
        TestModels.recognizer(
            new TestModels.ConstantClassifier(Domain.GARMENTS.classNames(), 7, true)));
    assertTrue(result().winner().isEmpty(), "a garment is no digit");
    assertEquals(Domain.GARMENTS.classNames(), result().classNames());
  }

  @Test
  void aStrokeIsRecognizedWhileItIsStillGrowing() throws Exception {
    viewModel.use(TestModels.recognizer(TestModels.always(7)));
    viewModel.press(new StrokePoint(80, 60));
    viewModel.drag(new StrokePoint(200, 60));
    canvas.tasks().runAll();
    assertEquals(Optional.of("7"), result().winner());
    assertTrue(viewModel.liveProperty().get().isPresent());
    assertTrue(canvas.drawing().isEmpty());
  }

  @Test
  void anOutdatedResultIsNeverShown() throws Exception {
    viewModel.use(TestModels.recognizer(TestModels.always(7)));
    canvas.tasks().runAll();
    List<Drawing> shown = new ArrayList<>();
    viewModel.resultProperty().addListener((p, o, result) -> shown.add(result.drawing()));
    viewModel.press(new StrokePoint(80, 60));
    viewModel.drag(new StrokePoint(200, 60));
    canvas.tasks().runNext();
    viewModel.drag(new StrokePoint(120, 220));
    viewModel.release();
    canvas.tasks().runAll();
    assertEquals(List.of(canvas.drawing()), shown);
  }
}
