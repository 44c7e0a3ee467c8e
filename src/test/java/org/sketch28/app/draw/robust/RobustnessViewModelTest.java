package org.sketch28.app.draw.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sketch28.app.draw.network.WaitingQuestions;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.robust.Disturbance;
import org.sketch28.model.robust.Sweep;
import org.sketch28.model.store.ModelStore;

class RobustnessViewModelTest {

  private static final ImageDataset DIGITS = StrokeDigits.images("digits", 5, 3);
  private static final ModelStore SHIPPED = new ModelStore(List.of(Path.of("models")));

  private final WaitingQuestions questions = new WaitingQuestions();
  private final RobustnessViewModel viewModel = new RobustnessViewModel(questions);
  private Recognizer recognizer;

  @AfterEach
  void close() {
    recognizer.close();
  }

  private void use(String model) throws Exception {
    recognizer = Recognizer.load(SHIPPED.find(model));
    questions.setModel(recognizer);
  }

  private void open(String model) throws Exception {
    use(model);
    viewModel.shownProperty().set(true);
    viewModel.show(Optional.of(DIGITS.image(0)), true);
    questions.answerAll();
  }

  private RobustnessViewModel.Phase phase() {
    return viewModel.stateProperty().get().phase();
  }

  private Sweep sweep() {
    return viewModel.stateProperty().get().sweep().orElseThrow();
  }

  @Test
  void aClosedPanelAsksNothing() throws Exception {
    use("lenet5-1998");
    viewModel.show(Optional.of(DIGITS.image(0)), true);
    assertTrue(questions.isEmpty());
  }

  @Test
  void theLastChangeOfTheLastDrawingIsShown() throws Exception {
    open("lenet5-1998");
    assertEquals(Disturbance.NOISE, sweep().kind());
    viewModel.kindProperty().set(Disturbance.BLUR);
    viewModel.show(Optional.of(DIGITS.image(1)), false);
    viewModel.show(Optional.of(DIGITS.image(2)), true);
    questions.answerAll();
    assertEquals(Disturbance.BLUR, sweep().kind());
    assertEquals(DIGITS.image(2), sweep().steps().get(0).image());
    viewModel.show(Optional.empty(), true);
    assertEquals(RobustnessViewModel.Phase.BLANK, phase());
    questions.answerAll();
    assertEquals(RobustnessViewModel.Phase.BLANK, phase());
  }

  @Test
  void theStrengthIsSetToWhereItBreaks() throws Exception {
    open("lenet5-1998");
    viewModel.kindProperty().set(Disturbance.PGD);
    questions.answerAll();
    viewModel.stepProperty().set(0);
    viewModel.showFlip();
    int flip = viewModel.stepProperty().get();
    assertEquals(sweep().flip().orElseThrow(), flip);
    assertNotEquals(sweep().original(), sweep().steps().get(flip).prediction().best());
  }

  @Test
  void theHoleCanBeMoved() throws Exception {
    open("lenet5-1998");
    viewModel.moveHole(2, 2);
    assertTrue(questions.isEmpty(), "there is no hole");
    viewModel.kindProperty().set(Disturbance.ERASING);
    questions.answerAll();
    GrayImage corner = sweep().steps().get(4).image();
    viewModel.moveHole(14, 14);
    questions.answerAll();
    assertNotEquals(corner, sweep().steps().get(4).image());
  }

  @Test
  void aModelWithoutGradientCannotBeAttacked() throws Exception {
    open("lira-small");
    assertEquals(RobustnessViewModel.Phase.DONE, phase());
    viewModel.kindProperty().set(Disturbance.FGSM);
    questions.answerAll();
    assertEquals(RobustnessViewModel.Phase.IMPOSSIBLE, phase());
    viewModel.kindProperty().set(Disturbance.ROTATION);
    questions.answerAll();
    assertEquals(RobustnessViewModel.Phase.DONE, phase());
  }
}
