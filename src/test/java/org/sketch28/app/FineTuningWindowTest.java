package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitClearCanvas;
import static org.sketch28.app.FxSteps.awaitFx;
import static org.sketch28.app.FxSteps.awaitPrediction;
import static org.sketch28.app.FxSteps.awaitText;
import static org.sketch28.app.FxSteps.draw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.app.control.ProbabilityBars;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.NumberReading;
import org.sketch28.model.store.ManifestFile;
import org.sketch28.model.store.ModelManifestBuilder;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.PersonalFineTuning;
import org.testfx.api.FxRobot;

/** Numbers of several digits, labelling them, and fine-tuning, in the whole window. */
class FineTuningWindowTest {

  private static final double[][] SEVEN = {
    {0.1, 0.25}, {0.28, 0.25}, {0.24, 0.4}, {0.19, 0.55}, {0.16, 0.7}
  };
  private static final double[][] ONE = {{0.5, 0.25}, {0.5, 0.4}, {0.5, 0.55}, {0.5, 0.7}};
  private static final double[][] TWO = {
    {0.7, 0.32},
    {0.73, 0.26},
    {0.8, 0.24},
    {0.86, 0.3},
    {0.83, 0.42},
    {0.76, 0.56},
    {0.69, 0.68},
    {0.8, 0.68},
    {0.9, 0.68}
  };

  @RegisterExtension private final OpenedWindow app = OpenedWindow.with(FineTuningWindowTest::copy);

  @Test
  void aNumberIsReadDigitByDigit(FxRobot robot) throws Exception {
    FxSteps.awaitModel(app.viewModel());
    draw(robot, SEVEN);
    awaitPrediction(robot, app.viewModel());
    draw(robot, ONE);
    draw(robot, TWO);
    List<NumberReading.Part> parts =
        FxSteps.reading(app.viewModel()).number().map(NumberReading::parts).orElse(List.of());
    assumeTrue(parts.size() == 3, "the model that ships reads three digits");
    awaitPrediction(robot, app.viewModel());
    awaitBars(robot, parts.get(0).prediction());
    robot.clickOn("#number-digit-2");
    awaitBars(robot, parts.get(2).prediction());
    // A key labels the selected digit, and the canvas stays.
    robot.clickOn("#number-digit-0");
    robot.type(KeyCode.DIGIT7);
    awaitText(robot, "#kept", "Saved as 7.");
    assertEquals("7", app.workspace().drawings().list(Domain.DIGITS).get(0).label());
    assertEquals(1, app.viewModel().partProperty().get());
    assertFalse(app.viewModel().drawingProperty().get().isEmpty());
    // The canvas is cleared after the last digit; undoing that restores the whole number.
    robot.type(KeyCode.DIGIT1, KeyCode.DIGIT2);
    awaitClearCanvas(app.viewModel());
    assertEquals(3, app.workspace().drawings().list(Domain.DIGITS).size());
    robot.clickOn("#keep-undo");
    awaitFx(() -> !app.viewModel().drawingProperty().get().isEmpty(), "the number again");
    awaitPrediction(robot, app.viewModel());
    assertEquals(2, app.viewModel().partProperty().get());
  }

  /** Waits until the bars show what is predicted for a digit. */
  private static void awaitBars(FxRobot robot, Prediction digit) throws Exception {
    awaitText(
        robot,
        "#bar-percent-" + digit.best(),
        ProbabilityBars.asPercent(digit.probabilities()[digit.best()]));
  }

  /** Stands in for fine-tuning, which has tests of its own: copies the model. */
  private static ModelStore.Entry copy(
      ModelStore.Entry base,
      List<PersonalFineTuning.Correction> drawings,
      Path folder,
      DoubleConsumer progress)
      throws UserFacingException {
    try {
      Files.createDirectories(folder);
      String parameters = "model.safetensors";
      Files.copy(base.folder().resolve(parameters), folder.resolve(parameters));
      ManifestFile.write(
          folder,
          ModelManifestBuilder.builder(base.manifest())
              .name(folder.getFileName().toString())
              .recipe(Map.of("from", base.manifest().name() + " 0123"))
              .build());
      return ModelStore.entry(folder);
    } catch (IOException e) {
      throw new UserFacingException(e.getMessage(), e);
    }
  }

  private void awaitModel(String name) throws Exception {
    awaitFx(
        () ->
            app.viewModel()
                .modelProperty()
                .get()
                .map(m -> m.manifest().name().equals(name))
                .orElse(false),
        "the model " + name);
  }

  /** A digit that is not the one that the model predicts, so that it is a correction. */
  private KeyCode keyOfAnotherDigit() throws Exception {
    int predicted =
        FxSteps.reading(app.viewModel()).recognition().prediction().orElseThrow().best();
    return predicted == 4 ? KeyCode.DIGIT5 : KeyCode.DIGIT4;
  }

  @Test
  void fineTuningIsOfferedAfterFiveCorrectionsAndCanBeUndone(FxRobot robot) throws Exception {
    FxSteps.awaitModel(app.viewModel());
    for (int i = 1; i <= 5; i++) {
      int count = i;
      assertFalse(robot.lookup("#learn").query().isVisible(), "offered after " + i);
      draw(robot, SEVEN);
      awaitPrediction(robot, app.viewModel());
      FxSteps.label(robot, keyOfAnotherDigit());
      await(() -> app.workspace().drawings().list(Domain.DIGITS).size() == count, "saved " + count);
      awaitClearCanvas(app.viewModel());
    }
    awaitText(robot, "#learn-words", text -> text.startsWith("5 drawings"), "the offer");
    assertTrue(robot.lookup("#learn").query().isVisible());
    robot.clickOn("#learn-go");
    awaitModel("digits-hand");
    Path tuned = app.home().resolve("models/digits-hand/model.json");
    assertTrue(Files.exists(tuned));
    draw(robot, SEVEN);
    awaitPrediction(robot, app.viewModel());
    awaitText(robot, "#learn-words", text -> text.contains("Adapted with 5"), "the outcome");
    robot.clickOn("#learn-other");
    awaitModel("digits");
    assertFalse(Files.exists(tuned));
    assertFalse(robot.lookup("#learn").query().isVisible());
  }

  @Test
  void whatTheModelHasLearnedCanBeForgottenLater(FxRobot robot) throws Exception {
    FxSteps.awaitModel(app.viewModel());
    assertTrue(robot.lookup("#learn-now").query().isDisabled());
    draw(robot, SEVEN);
    awaitPrediction(robot, app.viewModel());
    FxSteps.label(robot, keyOfAnotherDigit());
    awaitText(robot, "#learn-count", text -> text.endsWith(": 1"), "one correction");
    awaitClearCanvas(app.viewModel());
    robot.clickOn("#learn-now");
    awaitModel("digits-hand");
    awaitText(robot, "#learn-count", text -> text.endsWith(": 0"), "none since");
    awaitFx(() -> robot.lookup("#learn-forget").query().isVisible(), "the way back");
    robot.clickOn("#learn-forget");
    robot.clickOn("#learn-forget-ok");
    awaitModel("digits");
    assertFalse(Files.exists(app.home().resolve("models/digits-hand")));
    assertFalse(robot.lookup("#learn-forget").query().isVisible());
  }
}
