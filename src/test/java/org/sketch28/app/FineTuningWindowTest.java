package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitText;
import static org.sketch28.app.FxSteps.draw;
import static org.sketch28.app.FxSteps.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.model.store.ManifestFile;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.PersonalFineTuning;
import org.sketch28.workspace.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Numbers of several digits, labelling them, and fine-tuning, in the whole window. */
@ExtendWith(ApplicationExtension.class)
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

  @TempDir private Path home;
  private DrawViewModel viewModel;
  private MainWindow window;

  @Start
  void start(Stage stage) {
    viewModel = new DrawViewModel(Tasks.onFxThread());
    window = FxSteps.open(stage, viewModel, home, FineTuningWindowTest::copy);
  }

  @Stop
  void stop() {
    window.close();
  }

  @Test
  void aNumberIsReadDigitByDigit(FxRobot robot) throws Exception {
    FxSteps.awaitModel(viewModel);
    draw(robot, SEVEN);
    awaitText(robot, "#winner", "7");
    draw(robot, ONE);
    draw(robot, TWO);
    awaitText(robot, "#winner", "712");
    assertTrue(text(robot, "#bar-percent-7").startsWith(">"), "the first digit's bars");
    robot.clickOn("#number-digit-2");
    await(() -> text(robot, "#bar-percent-2").startsWith(">"), "the last digit's bars");
    // A key labels the selected digit, and the canvas stays.
    robot.clickOn("#number-digit-0");
    robot.type(KeyCode.DIGIT7);
    awaitText(robot, "#kept", "Saved as 7.");
    assertEquals("7", Workspace.in(home).drawings().list(Domain.DIGITS).get(0).label());
    assertEquals(1, viewModel.partProperty().get());
    assertFalse(viewModel.drawingProperty().get().isEmpty());
    // The canvas is cleared after the last digit; undoing that restores the whole number.
    robot.type(KeyCode.DIGIT1, KeyCode.DIGIT2);
    await(() -> viewModel.drawingProperty().get().isEmpty(), "a clear canvas");
    assertEquals(3, Workspace.in(home).drawings().list(Domain.DIGITS).size());
    robot.clickOn("#keep-undo");
    awaitText(robot, "#winner", "712");
    assertEquals(2, viewModel.partProperty().get());
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
      ManifestFile.write(folder, base.manifest().withName(folder.getFileName().toString()));
      return ModelStore.entry(folder);
    } catch (IOException e) {
      throw new UserFacingException(e.getMessage(), e);
    }
  }

  private void awaitModel(String name) throws Exception {
    await(
        () -> viewModel.model().map(m -> m.manifest().name().equals(name)).orElse(false),
        "the model " + name);
  }

  @Test
  void fineTuningIsOfferedAfterFiveCorrectionsAndCanBeUndone(FxRobot robot) throws Exception {
    FxSteps.awaitModel(viewModel);
    for (int i = 1; i <= 5; i++) {
      int count = i;
      assertFalse(robot.lookup("#learn").query().isVisible(), "offered after " + i);
      draw(robot, SEVEN);
      awaitText(robot, "#winner", "7");
      robot.type(KeyCode.DIGIT4);
      await(
          () -> Workspace.in(home).drawings().list(Domain.DIGITS).size() == count,
          "saved " + count);
      await(() -> viewModel.drawingProperty().get().isEmpty(), "the canvas is clear again");
    }
    await(() -> text(robot, "#learn-words").startsWith("5 drawings"), "the offer");
    assertTrue(robot.lookup("#learn").query().isVisible());
    robot.clickOn("#learn-go");
    awaitModel("digits-hand");
    Path tuned = home.resolve("models/digits-hand/model.json");
    assertTrue(Files.exists(tuned));
    draw(robot, SEVEN);
    awaitText(robot, "#winner", "7");
    await(() -> text(robot, "#learn-words").contains("digits-hand"), "the outcome");
    robot.clickOn("#learn-other");
    awaitModel("digits");
    assertFalse(Files.exists(tuned));
    assertFalse(robot.lookup("#learn").query().isVisible());
  }
}
