package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sketch28.data.Domain;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/** Labelling of drawings. */
class DrawingLabellerTest extends LabelledCanvas {

  @Test
  void aDrawingIsSavedWithItsLabelThenTheCanvasIsCleared() throws Exception {
    open(home.resolve("drawings"));
    use(TestModels.always(1));
    draw(one(140));
    Drawing drawn = drawing();
    labeller.label(1);
    assertEquals(drawn, drawing(), "it is not on the disk yet");
    tasks.runAll();
    assertTrue(drawing().isEmpty());
    assertEquals(List.of("1"), labels());
    assertEquals(Optional.of("1"), labeller.savedProperty().get().map(SavedDrawing::label));
    draw(one(100));
    assertTrue(labeller.savedProperty().get().isEmpty(), "something new was drawn");
  }

  @Test
  void aSavedDrawingCanBeUndone() throws Exception {
    open(home.resolve("drawings"));
    use(TestModels.always(1));
    draw(one(140));
    Drawing drawn = drawing();
    label(2);
    assertEquals(1, fineTuning.corrections().currentProperty().get());
    // A double click.
    labeller.undo();
    labeller.undo();
    tasks.runAll();
    assertEquals(List.of(), labels());
    assertEquals(drawn, drawing());
    assertEquals(0, fineTuning.corrections().currentProperty().get());
    assertEquals(List.of(), failures);
  }

  @Test
  void aLabelThatContradictsTheModelStronglyIsAskedAbout() throws Exception {
    open(home.resolve("drawings"));
    use(sure());
    draw(one(140));
    label(7);
    DrawingLabeller.Question question = labeller.questionProperty().get().orElseThrow();
    assertEquals(List.of(7, 1), List.of(question.label(), question.predicted()));
    assertEquals(List.of(), labels());
    label(4);
    assertEquals(4, labeller.questionProperty().get().orElseThrow().label());
    assertEquals(List.of(), labels(), "another label is another question");
    label(4);
    assertEquals(List.of("4"), labels());
    assertTrue(labeller.questionProperty().get().isEmpty());
    draw(one(140));
    label(7);
    draw(one(100));
    assertTrue(labeller.questionProperty().get().isEmpty(), "something else was drawn");
    label(7);
    assertTrue(labeller.questionProperty().get().isPresent());
    labeller.setDomain(Domain.GARMENTS);
    assertTrue(labeller.questionProperty().get().isEmpty(), "class 7 is a sneaker now");
    labeller.setDomain(Domain.DIGITS);
    label(1);
    assertEquals(List.of("1", "4"), labels());
  }

  @Test
  void onlyMisreadDrawingsAreCorrections() throws Exception {
    open(home.resolve("drawings"));
    use(TestModels.always(1));
    draw(one(140));
    label(1);
    assertEquals(0, fineTuning.corrections().currentProperty().get());
    draw(one(140));
    label(7);
    assertEquals(1, fineTuning.corrections().currentProperty().get());
    use(new TestModels.ConstantClassifier(Domain.DIGITS.classNames(), 1, false));
    draw(one(140));
    label(1);
    assertEquals(2, fineTuning.corrections().currentProperty().get(), "the model was not sure");
    labeller.setDomain(Domain.GARMENTS);
    assertEquals(0, fineTuning.corrections().currentProperty().get());
  }

  @Test
  void aStrokeThatBeganMeanwhileStaysWhenTheOneBeforeIsSaved() throws Exception {
    open(home.resolve("drawings"));
    use(TestModels.always(1));
    draw(one(140));
    labeller.label(1);
    viewModel.press(new StrokePoint(60, 60));
    viewModel.drag(new StrokePoint(60, 200));
    tasks.runAll();
    assertEquals(List.of("1"), labels());
    viewModel.release();
    assertEquals(60, drawing().strokes().get(0).points().get(0).x());
  }

  @Test
  void aLabelWithoutADrawingOrWithoutAClassIsIgnored() throws Exception {
    open(home.resolve("drawings"));
    use(TestModels.always(1));
    label(1);
    draw(one(140));
    label(10);
    label(-1);
    assertEquals(List.of(), labels());
    assertFalse(drawing().isEmpty());
  }

  @Test
  void aDrawingCanBeLabelledWithoutAModel() throws Exception {
    open(home.resolve("drawings"));
    draw(one(140));
    label(4);
    assertEquals(List.of(), labels(), "it may be a number");
    viewModel.modelMissingProperty().set(true);
    tasks.runAll();
    assertEquals(List.of("4"), labels(), "nobody will ever know");
    assertEquals(0, fineTuning.corrections().currentProperty().get());
  }

  @Test
  void ofASingleDrawingTheLastLabelCounts() throws Exception {
    open(home.resolve("drawings"));
    draw(one(140));
    label(3);
    label(1);
    use(TestModels.always(1));
    tasks.runAll();
    assertEquals(List.of("1"), labels());
  }

  @Test
  void nothingIsSavedWhileTheModelHasOtherClasses() throws Exception {
    open(home.resolve("drawings"));
    use(new TestModels.ConstantClassifier(List.of("A", "B", "C", "D"), 0, true));
    draw(one(140));
    label(3);
    assertEquals(1, failures.size());
    assertEquals(List.of(), labels());
    assertFalse(drawing().isEmpty());
  }

  @Test
  void aDrawingWithTooLittleInkIsNotSaved() throws Exception {
    open(home.resolve("drawings"));
    use(TestModels.always(1));
    draw(Stroke.pen(2, new StrokePoint(100, 100)));
    label(1);
    assertEquals(1, failures.size());
    assertEquals(List.of(), labels());
    assertFalse(drawing().isEmpty());
  }

  @Test
  void aFolderThatCannotBeWrittenLosesNothing() throws Exception {
    open(Files.writeString(home.resolve("file"), "not a folder").resolve("drawings"));
    use(TestModels.always(1));
    draw(one(60), one(220));
    label(1);
    assertEquals(1, failures.size());
    assertEquals(0, viewModel.partProperty().get(), "the digit is selected again");
    assertFalse(drawing().isEmpty());
    assertTrue(labeller.savedProperty().get().isEmpty());
  }

  @Test
  void aLabelOfAnOutdatedDrawingIsForgotten() throws Exception {
    open(home.resolve("drawings"));
    use(TestModels.always(1));
    viewModel.show(Drawing.of(List.of(one(140))));
    labeller.label(1);
    draw(one(100));
    assertEquals(List.of(), labels());
    assertFalse(drawing().isEmpty());
  }

  @Test
  void closingSavesWhatWasLabelled() throws Exception {
    open(home.resolve("drawings"));
    use(TestModels.always(1));
    draw(one(140));
    labeller.label(1);
    labeller.close();
    fineTuning.close();
    viewModel.close();
    assertEquals(List.of("1"), labels());
  }
}
