package org.sketch28.app.draw.morph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.app.draw.network.WaitingQuestions;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.change.Morph;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;

class MorphViewModelTest {

  private static final ImageDataset DIGITS = StrokeDigits.images("digits", 30, 3);
  private static Recognizer recognizer;

  @TempDir private Path folder;
  private final ManualTasks tasks = new ManualTasks();
  private final WaitingQuestions questions = new WaitingQuestions();
  private final AtomicReference<Drawing> canvas = new AtomicReference<>(Drawing.empty());
  private DrawingStore drawings;
  private MorphViewModel viewModel;

  @BeforeAll
  static void load() throws Exception {
    recognizer = Recognizer.load(new ModelStore(List.of(Path.of("models"))).find("lenet5-1998"));
  }

  @AfterAll
  static void close() {
    recognizer.close();
  }

  @BeforeEach
  void open() {
    drawings = new DrawingStore(folder);
    questions.setModel(recognizer);
    viewModel =
        new MorphViewModel(
            questions,
            new MorphSources(drawings, model -> Optional.of(DIGITS)),
            canvas::get,
            canvas::set,
            tasks.tasks());
  }

  private static Drawing digit(int digit) {
    return StrokeDigits.drawing(digit, new SplittableRandom(digit));
  }

  private Morph morph() {
    questions.answerAll();
    return viewModel.stateProperty().get().morph().orElseThrow();
  }

  @Test
  void theCanvasIsTheFirstDrawing() {
    canvas.set(digit(1));
    viewModel.shownProperty().set(true);
    assertEquals(Optional.of(digit(1)), viewModel.stateProperty().get().from());
    questions.answerAll();
    assertEquals(Domain.DIGITS.classNames(), viewModel.classesProperty().get().synthetic());
    assertEquals(DIGITS.classNames(), viewModel.classesProperty().get().tested());
    viewModel.takeSynthetic(false, 7);
    Morph morph = morph();
    assertTrue(morph.lines());
    assertEquals(Morph.STEPS + 1, morph.frames().size());
    assertEquals(digit(1), morph.frames().get(0).drawing());
    assertEquals(
        viewModel.stateProperty().get().to().orElseThrow(),
        morph.frames().get(Morph.STEPS).drawing());
  }

  @Test
  void theCanvasIsTakenAgainUnlessAnotherDrawingWasChosen() {
    canvas.set(digit(1));
    viewModel.shownProperty().set(true);
    viewModel.shownProperty().set(false);
    canvas.set(digit(2));
    viewModel.shownProperty().set(true);
    assertEquals(Optional.of(digit(2)), viewModel.stateProperty().get().from());
    viewModel.set(true, digit(5));
    viewModel.shownProperty().set(false);
    viewModel.shownProperty().set(true);
    assertEquals(Optional.of(digit(5)), viewModel.stateProperty().get().from());
  }

  @Test
  void theFrameAtTheCrossingOpensOnTheCanvas() {
    viewModel.shownProperty().set(true);
    viewModel.set(true, digit(1));
    viewModel.set(false, digit(0));
    int crossing = morph().crossing().orElseThrow();
    viewModel.showCrossing();
    assertEquals(crossing, viewModel.stepProperty().get());
    viewModel.openOnCanvas();
    assertSame(morph().frames().get(crossing).drawing(), canvas.get());
    assertNotEquals(
        morph().frames().get(0).prediction().best(),
        morph().frames().get(crossing).prediction().best());
    assertEquals(Optional.of(digit(1)), viewModel.stateProperty().get().from());
  }

  @Test
  void testImagesAreDrawnWithTheirCentreLinesIfTheModelSeesTheSameInThem() {
    viewModel.shownProperty().set(true);
    viewModel.set(true, digit(3));
    int lines = 0;
    for (int i = 0; i < 12; i++) {
      viewModel.takeTestImage(false, "1");
      Morph morph = morph();
      lines += morph.lines() ? 1 : 0;
      Drawing last = morph.frames().get(Morph.STEPS).drawing();
      assertEquals(!morph.lines(), last.picture().isPresent());
    }
    assertTrue(lines > 0);
  }

  @Test
  void picturesAreMixed() {
    viewModel.shownProperty().set(true);
    viewModel.set(true, digit(3));
    viewModel.set(false, Drawing.of(DIGITS.image(0)));
    Morph morph = morph();
    assertFalse(morph.lines());
    Drawing last = morph.frames().get(Morph.STEPS).drawing();
    assertTrue(last.picture().isPresent());
  }

  @Test
  void theUsersDrawingsAreOfferedTheLatestFirst() throws Exception {
    drawings.add(Domain.DIGITS, "4", digit(4), DIGITS.image(0));
    drawings.add(Domain.DIGITS, "5", digit(5), DIGITS.image(1));
    viewModel.shownProperty().set(true);
    tasks.runAll();
    assertEquals(
        List.of("5", "4"),
        viewModel.drawingsProperty().get().stream().map(each -> each.label()).toList());
  }

  @Test
  void onlyTheLastTwoDrawingsCount() {
    viewModel.shownProperty().set(true);
    viewModel.set(true, digit(3));
    viewModel.set(false, digit(8));
    viewModel.set(false, digit(9));
    assertEquals(digit(9), morph().frames().get(Morph.STEPS).drawing());
    viewModel.set(false, Drawing.empty());
    questions.answerAll();
    assertTrue(viewModel.stateProperty().get().morph().isEmpty());
    assertTrue(viewModel.stateProperty().get().answered(), "one of them is blank");
    viewModel.takeTestImage(false, "8");
    viewModel.setDomain(Domain.GARMENTS);
    questions.answerAll();
    assertTrue(viewModel.stateProperty().get().to().isEmpty(), "that was a digit");
    assertTrue(viewModel.stateProperty().get().from().isEmpty());
  }
}
