package org.sketch28.app.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.app.base.Messages;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.drawings.ClassSet;
import org.sketch28.data.drawings.ClassSetStore;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.FewDrawingsTraining;
import org.sketch28.train.tune.FewDrawingsTraining.Verdict;

class ClassesViewModelTest {

  @TempDir private Path home;
  private final ManualTasks tasks = new ManualTasks();
  private final List<String> messages = new ArrayList<>();
  private final List<String> trainings = new ArrayList<>();
  private Optional<String> refusal = Optional.empty();
  private ClassesViewModel viewModel;

  @BeforeEach
  void open() {
    viewModel = opened();
  }

  private ClassesViewModel opened() {
    ClassesViewModel opened =
        new ClassesViewModel(
            store(), home.resolve("models"), this::pretend, tasks.tasks(), messages::add);
    opened.start();
    tasks.runAll();
    return opened;
  }

  private ClassSetStore store() {
    return new ClassSetStore(home.resolve("classes"));
  }

  /** In place of a training: the first drawing is wrong, the second doubtful, the others right. */
  private FewDrawingsTraining.Result pretend(
      List<String> names,
      List<FewDrawingsTraining.Example> examples,
      Path folder,
      String title,
      org.sketch28.base.Progress progress)
      throws UserFacingException {
    if (refusal.isPresent()) {
      throw new UserFacingException(refusal.get());
    }
    trainings.add(title + " " + names + " " + examples.size() + " " + folder.getFileName());
    ModelStore.Entry digits =
        new ModelStore(List.of(Path.of(System.getProperty("sketch28.home"), "models")))
            .find("digits");
    List<Verdict> verdicts = new ArrayList<>();
    for (FewDrawingsTraining.Example each : examples) {
      verdicts.add(new Verdict(each.label(), each.label(), verdicts.isEmpty() ? 0.9 : 0.99));
    }
    verdicts.set(0, new Verdict(0, 1, 0.8));
    verdicts.set(1, new Verdict(0, 0, 0.5));
    return new FewDrawingsTraining.Result(digits, verdicts);
  }

  @AfterEach
  void close() {
    viewModel.close();
    assertTrue(tasks.faults().isEmpty(), tasks.faults().toString());
  }

  private static Drawing line(double y) {
    List<StrokePoint> points = List.of(new StrokePoint(20, y), new StrokePoint(260, y + 20));
    return Drawing.of(List.of(new Stroke(Stroke.Tool.PEN, points, 18, 255)));
  }

  private ClassSet set() {
    return viewModel.edits().setProperty().get();
  }

  private String problem() {
    return ClassSetTexts.problem(set());
  }

  private void draw(int label, double y) {
    viewModel.canvas().show(line(y));
    viewModel.addTo(label);
    tasks.runAll();
  }

  private void drawThreeOfEach() {
    viewModel.edits().rename(0, "cat");
    viewModel.edits().rename(1, "dog ");
    for (int i = 0; i < 3; i++) {
      draw(0, 100 + i);
      draw(1, 200 + i);
    }
  }

  @Test
  void everyStepSaysWhatIsMissing() {
    assertEquals(Messages.text("classes.problem.name", 1), problem());
    viewModel.edits().rename(0, "cat");
    viewModel.edits().rename(1, "cat ");
    assertEquals(Messages.text("classes.problem.same", "cat"), problem());
    viewModel.edits().rename(1, "dog");
    assertEquals("Draw 3 more of “cat”.", problem());
    draw(0, 100);
    draw(0, 110);
    assertEquals("Draw one more of “cat”.", problem());
    draw(0, 120);
    assertEquals("Draw 3 more of “dog”.", problem());
    viewModel.edits().removeClass(1);
    assertEquals(Messages.text("classes.problem.two"), problem());
    viewModel.train();
    tasks.runAll();
    assertEquals(List.of(), trainings);
  }

  @Test
  void addingADrawingClearsTheCanvasAndSelectsItsClass() {
    draw(1, 100);
    assertEquals(List.of(line(100)), set().classes().get(1).drawings());
    assertEquals(1, viewModel.edits().selectedProperty().get());
    assertTrue(viewModel.canvas().drawingProperty().get().isEmpty());
    viewModel.add();
    assertEquals(1, set().drawings(), "nothing was drawn");
    viewModel.canvas().show(line(50));
    viewModel.addTo(7);
    assertFalse(viewModel.canvas().drawingProperty().get().isEmpty(), "there is no class 8");
    viewModel.add();
    assertEquals(2, set().classes().get(1).drawings().size());
  }

  @Test
  void whatIsErasedCannotBeAdded() {
    Stroke pen = line(100).strokes().get(0);
    Stroke eraser = new Stroke(Stroke.Tool.ERASER, pen.points(), 60, 255);
    viewModel.canvas().show(Drawing.of(List.of(pen, eraser)));
    viewModel.add();
    assertEquals(List.of(Messages.text("classes.blank")), messages);
    assertEquals(0, set().drawings());
  }

  @Test
  void everythingCanBeUndoneAndWhatIsTypedAtOnce() {
    viewModel.edits().rename(0, "c");
    viewModel.edits().rename(0, "ca");
    viewModel.edits().rename(0, "cat");
    draw(0, 100);
    viewModel.edits().addClass();
    viewModel.edits().removeClass(0);
    ClassSet last = set();
    viewModel.changes().undo();
    viewModel.changes().undo();
    assertEquals(1, set().drawings());
    viewModel.canvas().show(line(7));
    viewModel.changes().undo();
    assertTrue(viewModel.canvas().drawingProperty().get().isEmpty(), "the canvas comes first");
    assertEquals(1, set().drawings());
    viewModel.changes().undo();
    assertEquals("cat", set().classes().get(0).name());
    viewModel.changes().undo();
    assertEquals(ClassSet.empty(), set());
    for (int i = 0; i < 4; i++) {
      viewModel.edits().redo();
    }
    assertEquals(last, set());
  }

  @Test
  void whatWasDrawnIsThereTheNextTime() throws Exception {
    drawThreeOfEach();
    ClassSet before = set();
    viewModel.close();
    viewModel = opened();
    assertEquals(before, set());
    assertFalse(viewModel.edits().canUndoProperty().get());
    draw(0, 160);
    assertEquals(1, store().list().size(), "it is the same set");
  }

  @Test
  void aTrainingSaysWhichDrawingsAreHard() {
    drawThreeOfEach();
    viewModel.train();
    tasks.runAll();
    assertEquals(1, trainings.size());
    assertTrue(trainings.get(0).startsWith("cat, dog [cat, dog] 6 classes-"), trainings.get(0));
    TrainedClasses trained = viewModel.trainedProperty().get().orElseThrow();
    assertEquals(5, trained.result().right());
    assertEquals(
        List.of(line(100), line(101)),
        trained.hard().stream().map(TrainedClasses.Hard::drawing).toList());
    assertEquals(
        "cat, taken for dog (80 % confident)",
        ClassesResultPane.words(trained, trained.hard().get(0)));
    assertTrue(viewModel.modelProperty().get().isPresent());
    assertFalse(viewModel.isOutdated());
    draw(1, 40);
    assertTrue(viewModel.isOutdated());
  }

  @Test
  void aTrainingThatFailsSaysWhy() {
    drawThreeOfEach();
    refusal = Optional.of("the disk is full");
    viewModel.train();
    tasks.runAll();
    assertEquals(List.of("the disk is full"), messages);
    assertTrue(viewModel.modelProperty().get().isEmpty());
  }

  @Test
  void aTrainingBelongsToTheSetThatItWasStartedFor() {
    drawThreeOfEach();
    viewModel.train();
    viewModel.create();
    tasks.runAll();
    assertEquals(1, trainings.size());
    assertTrue(viewModel.trainedProperty().get().isEmpty());
    assertTrue(viewModel.modelProperty().get().isEmpty());
  }

  @Test
  void setsAreOpenedRemovedAndRestored() throws Exception {
    viewModel.edits().setTitle("Animals");
    drawThreeOfEach();
    String animals = viewModel.id();
    viewModel.create();
    assertNotEquals(animals, viewModel.id());
    assertEquals(ClassSet.empty(), set());
    viewModel.edits().setTitle("Shapes");
    tasks.runAll();
    assertEquals(2, store().list().size());
    viewModel.remove();
    tasks.runAll();
    assertEquals("Animals", set().title());
    assertEquals(1, store().list().size());
    viewModel.restore();
    tasks.runAll();
    assertEquals("Shapes", set().title());
    assertEquals(Optional.empty(), viewModel.list().removedProperty().get());
    assertEquals(2, viewModel.list().sets().size());
  }

  @Test
  void aDamagedSetDoesNotStopTheView() throws Exception {
    Files.createDirectories(home.resolve("classes"));
    Files.writeString(home.resolve("classes/bad.json"), "damaged");
    viewModel.close();
    viewModel = opened();
    assertEquals(ClassSet.empty(), set());
    assertEquals(List.of(), messages, "a damaged file is only logged");
  }

  @Test
  void twoWindowsThatChangeTheSameClassesLoseNothing() throws Exception {
    drawThreeOfEach();
    try (ClassesViewModel other = opened()) {
      other.edits().setTitle("there");
      tasks.runAll();
      viewModel.edits().setTitle("here");
      viewModel.edits().addClass();
      tasks.runAll();
      assertEquals(List.of(Messages.text("classes.copied")), messages);
      draw(0, 150);
      other.edits().rename(0, "cow");
      tasks.runAll();
    }
    List<ClassSetStore.Saved> saved = store().list();
    assertEquals(2, saved.size());
    for (ClassSetStore.Saved each : saved) {
      boolean here = each.set().title().equals("here");
      assertEquals(here ? 7 : 6, each.set().drawings());
      assertEquals(here ? 3 : 2, each.set().classes().size());
      assertEquals(here ? "cat" : "cow", each.set().classes().get(0).name());
    }
  }
}
