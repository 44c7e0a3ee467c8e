package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitEnabled;
import static org.sketch28.app.FxSteps.awaitFx;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.awaitText;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.base.AtomicFiles;
import org.sketch28.train.ladder.SavedTrainings;
import org.sketch28.train.run.RunStore;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Closing the window while a training goes on. */
class ClosingWindowTest {
  @RegisterExtension private final OpenedWindow app = OpenedWindow.on(SmallWorkspace::withDataset);

  private final AtomicInteger closed = new AtomicInteger();

  /** Asks the window to close, and answers its question. */
  private boolean close(FxRobot robot, String answer) throws Exception {
    Future<Boolean> mayClose =
        WaitForAsyncUtils.asyncFx(() -> app.window().mayClose(closed::incrementAndGet));
    awaitNode(robot, "#closing");
    robot.clickOn(answer);
    return mayClose.get(60, TimeUnit.SECONDS);
  }

  @Test
  void withoutATrainingNothingIsAsked(FxRobot robot) throws Exception {
    robot.clickOn("#view-train");
    assertTrue(
        WaitForAsyncUtils.asyncFx(() -> app.window().mayClose(closed::incrementAndGet))
            .get(60, TimeUnit.SECONDS));
  }

  @Test
  void theTrainingMayBeInterruptedOrFinishFirst(FxRobot robot) throws Exception {
    TrainSteps.setUpEndless(robot);
    robot.clickOn("#train-start");
    awaitText(robot, "#train-numbers", text -> text.startsWith("Epoch "), "the first numbers");
    assertFalse(close(robot, "#closing-cancel"));
    assertFalse(close(robot, "#closing-later"));
    assertEquals(0, closed.get());
    robot.interact(() -> app.window().showError("This has nothing to do with the training."));
    robot.clickOn(robot.lookup("#error").lookup(".button").queryButton());
    robot.clickOn("#train-stop");
    awaitEnabled(robot, "#train-start");
    awaitFx(() -> closed.get() == 1, "it closes at the end of the training");

    robot.clickOn("#train-start");
    awaitText(robot, "#train-numbers", text -> text.startsWith("Epoch "), "a second training");
    assertTrue(close(robot, "#closing-now"));
    robot.clickOn("#train-stop");
    awaitEnabled(robot, "#train-start");
  }

  @Test
  void theWindowStaysOpenIfTheTrainingFails(FxRobot robot) throws Exception {
    TrainSteps.setUpEndless(robot);
    robot.clickOn("#train-start");
    awaitText(robot, "#train-numbers", text -> text.startsWith("Epoch "), "the first numbers");
    assertFalse(close(robot, "#closing-later"));
    Path run;
    try (Stream<Path> runs = Files.list(app.home().resolve("runs"))) {
      run = runs.filter(Files::isDirectory).findFirst().orElseThrow();
    }
    AtomicFiles.deleteTree(run);
    Files.writeString(run, "nothing can be saved here");
    robot.clickOn("#train-stop");
    awaitNode(robot, "#error");
    awaitEnabled(robot, "#train-start");
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(0, closed.get(), "the message is to be read");
    robot.clickOn(robot.lookup("#error").lookup(".button").queryButton());
  }

  /** What follows a run belongs to the training. */
  @Test
  void theWindowWaitsForTheModelThatFollowsTheRun(FxRobot robot) throws Exception {
    TrainSteps.setUp(robot, 1);
    robot.clickOn("#train-history").clickOn("#history-linear-softmax");
    awaitText(robot, "#train-numbers", text -> text.startsWith("Epoch "), "the first numbers");
    assertFalse(close(robot, "#closing-later"));
    awaitFx(() -> closed.get() == 1, "it closes at the end");
    assertTrue(
        Files.exists(app.workspace().ownModels().resolve("linear-softmax/model.json")),
        "with the model");
  }

  @Test
  void aTrainingWithoutGradientsIsAskedForAndOfferedAgain(FxRobot robot) throws Exception {
    TrainSteps.setUp(robot, 1);
    robot.clickOn("#train-history").clickOn("#history-lira");
    awaitFx(
        () -> robot.lookup("#job-bar").queryAll().stream().anyMatch(Node::isVisible), "it works");
    SavedTrainings trainings = app.workspace().trainings();
    RunStore runs = app.workspace().runs();
    await(() -> Files.exists(app.home().resolve("trainings")), "it is saved");
    assertTrue(close(robot, "#closing-now"));
    app.close();
    await(() -> trainings.interrupted(runs).size() == 1, "it is offered at the next start");
    assertEquals("lira", trainings.interrupted(runs).get(0).system());
  }
}
