package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

/** Labelling of drawings, with background work that the test drives by hand. */
class DrawingLabellerTest {

  @TempDir private Path home;
  private final ManualTasks tasks = new ManualTasks();
  private final List<String> failures = new ArrayList<>();
  private DrawViewModel viewModel;
  private DrawingStore store;
  private FineTuningViewModel fineTuning;
  private DrawingLabeller labeller;

  private void open(Path drawings) {
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

  private void use(Classifier classifier) throws UserFacingException {
    viewModel.use(TestModels.recognizer(classifier));
    tasks.runAll();
  }

  private void draw(Stroke... strokes) {
    viewModel.show(Drawing.of(List.of(strokes)));
    tasks.runAll();
  }

  /** A model that always predicts 1. */
  private static Classifier sure() {
    return new TestModels.ConstantClassifier(Domain.DIGITS.classNames(), 1, true, 0.999f);
  }

  private void label(int classIndex) {
    labeller.label(classIndex);
    tasks.runAll();
  }

  private static Stroke one(double x) {
    return Stroke.pen(14, new StrokePoint(x, 70), new StrokePoint(x, 140), new StrokePoint(x, 210));
  }

  private Drawing drawing() {
    return viewModel.drawingProperty().get();
  }

  private List<String> labels() throws UserFacingException {
    return store.list(Domain.DIGITS).stream().map(SavedDrawing::label).sorted().toList();
  }

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
  void aDigitOfANumberKeepsItsLastLabelOnly() throws Exception {
    open(home.resolve("drawings"));
    use(TestModels.always(1));
    draw(one(60), one(220));
    label(5);
    viewModel.partProperty().set(0);
    label(4);
    assertEquals(List.of("4"), labels());
    assertEquals(1, fineTuning.corrections().currentProperty().get(), "it is one drawing");
  }

  @Test
  void aDigitKeepsItsEarlierLabelUntilTheNewOneIsSaved() throws Exception {
    Path drawings = home.resolve("drawings");
    open(drawings);
    use(TestModels.always(1));
    draw(one(60), one(220));
    label(5);
    Files.move(drawings, home.resolve("aside"));
    Files.writeString(drawings, "in the folder's place");
    viewModel.partProperty().set(0);
    label(4);
    assertEquals(1, failures.size(), failures.toString());
    Files.delete(drawings);
    Files.move(home.resolve("aside"), drawings);
    assertEquals(List.of("5"), labels());
    viewModel.partProperty().set(0);
    label(4);
    assertEquals(List.of("4"), labels());
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
  void theLabelsOfANumberWaitForTheModel() throws Exception {
    open(home.resolve("drawings"));
    draw(one(60), one(200));
    label(1);
    label(7);
    assertEquals(List.of(), labels());
    use(sure());
    tasks.runAll();
    assertEquals(List.of("1"), labels());
    assertEquals(7, labeller.questionProperty().get().orElseThrow().label(), "of the second one");
    label(7);
    assertEquals(List.of("1", "7"), labels());
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
  void aQuestionIsOfOneDigitOnly() throws Exception {
    open(home.resolve("drawings"));
    use(sure());
    draw(one(60), one(200));
    label(7);
    assertTrue(labeller.questionProperty().get().isPresent(), "it is surely a 1");
    viewModel.partProperty().set(1);
    assertTrue(labeller.questionProperty().get().isEmpty(), "nothing was asked of this one");
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
  void digitsOfANumberAreSavedOneAfterAnotherHoweverFast() throws Exception {
    open(home.resolve("drawings"));
    use(TestModels.always(0));
    viewModel.show(Drawing.of(List.of(one(60), one(140), one(220))));
    Drawing number = drawing();
    // Before it is known that there are three.
    labeller.label(2);
    tasks.runAll();
    assertEquals(1, viewModel.partProperty().get());
    labeller.label(0);
    labeller.label(7);
    labeller.label(9);
    tasks.runAll();
    assertTrue(drawing().isEmpty());
    assertEquals(List.of("0", "2", "7"), labels());
    labeller.undo();
    tasks.runAll();
    tasks.runAll();
    assertEquals(number, drawing());
    assertEquals(2, viewModel.partProperty().get());
    label(4);
    assertTrue(drawing().isEmpty());
    assertEquals(List.of("0", "2", "4"), labels());
    assertEquals(List.of(), failures);
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
