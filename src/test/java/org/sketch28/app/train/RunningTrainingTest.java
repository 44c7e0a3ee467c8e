package org.sketch28.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.SmallWorkspace;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.base.TestReceiver;
import org.sketch28.base.DaemonExecutors;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.train.PauseControl;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.run.RunInfo;
import org.sketch28.workspace.Workspace;

/** What can be done with a run while it is being trained on a thread of its own. */
class RunningTrainingTest {

  @TempDir private Path home;
  private final TestReceiver receiver = new TestReceiver();
  private final List<String> messages = new ArrayList<>();
  private final List<Throwable> faults = new CopyOnWriteArrayList<>();
  private final Map<String, Thread> threads = new ConcurrentHashMap<>();

  /** The training thread waits for this before it does anything. */
  private final CountDownLatch mayTrain = new CountDownLatch(1);

  private Workspace workspace;
  private TrainViewModel viewModel;

  @BeforeEach
  void open() throws Exception {
    workspace = SmallWorkspace.withDataset(home);
    Tasks tasks =
        new Tasks(
            name ->
                Executors.newSingleThreadExecutor(
                    task -> {
                      Thread thread = DaemonExecutors.thread(name, () -> run(name, task));
                      threads.put(name, thread);
                      return thread;
                    }),
            receiver,
            faults::add);
    viewModel = new TrainViewModel(workspace, tasks, messages::add);
    viewModel.refresh();
    receiver.pollUntil(() -> !viewModel.datasets().available().isEmpty(), "the datasets");
    viewModel.datasets().available().stream()
        .filter(info -> info.name().equals(SmallWorkspace.DATASET))
        .forEach(viewModel.datasets().selectedProperty()::set);
    viewModel.form().show(SmallWorkspace.endless());
  }

  private void run(String name, Runnable task) {
    try {
      if (name.equals("training")) {
        mayTrain.await();
      }
      task.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts a run that does not end by itself. */
  private void start() {
    mayTrain.countDown();
    viewModel.start();
  }

  @AfterEach
  void close() {
    mayTrain.countDown();
    viewModel.close();
    assertTrue(faults.isEmpty(), faults.toString());
  }

  private void awaitStep(int step) throws InterruptedException {
    receiver.pollUntil(
        () -> {
          viewModel.pulse();
          return step() >= step;
        },
        "step " + step);
  }

  private int step() {
    return viewModel.latestProperty().get().map(TrainingEvent.Batch::step).orElse(0);
  }

  private void awaitState(TrainingState state) throws InterruptedException {
    receiver.pollUntil(() -> viewModel.stateProperty().get() == state, state.toString());
  }

  private boolean trainerIsHeld() {
    return Arrays.stream(threads.get("training").getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(PauseControl.class.getName()));
  }

  @Test
  void aPausedRunTakesNoStepsUntilItIsResumed() throws Exception {
    start();
    awaitStep(1);
    viewModel.pauseOrResume();
    assertEquals(TrainingState.PAUSED, viewModel.stateProperty().get());
    receiver.pollUntil(
        () -> trainerIsHeld() && threads.get("training").getState() == Thread.State.WAITING,
        "the training thread waits");
    viewModel.pulse();
    int held = step();
    viewModel.pulse();
    assertEquals(held, step());
    viewModel.pauseOrResume();
    assertEquals(TrainingState.RUNNING, viewModel.stateProperty().get());
    awaitStep(held + 1);
  }

  @Test
  void aStoppedRunIsSavedAndCanBeResumed() throws Exception {
    start();
    awaitStep(30);
    viewModel.stop();
    assertEquals(TrainingState.ENDING, viewModel.stateProperty().get());
    awaitState(TrainingState.IDLE);
    RunInfo stopped = workspace.runs().list().get(0);
    assertEquals(RunInfo.Status.STOPPED, stopped.status());
    assertEquals(RunEnd.words(stopped), viewModel.messageProperty().get());
    viewModel.resume(stopped);
    awaitStep(stopped.step() + 1);
    RunCurves curves = viewModel.history().curvesOf(stopped).orElseThrow();
    assertEquals(
        step(),
        curves.series(RunCurves.Measure.LOSS, RunCurves.Part.TRAINING).size(),
        "without a gap");
  }

  @Test
  void aRunCanBeStoppedWhileItsDataIsBeingRead() throws Exception {
    viewModel.start();
    assertEquals(TrainingState.LOADING, viewModel.stateProperty().get());
    viewModel.stop();
    assertEquals(TrainingState.ENDING, viewModel.stateProperty().get());
    mayTrain.countDown();
    awaitState(TrainingState.IDLE);
    assertEquals(List.of(), workspace.runs().list());
    assertEquals(Messages.text("train.end.notBegun"), viewModel.messageProperty().get());
    assertTrue(messages.isEmpty(), messages.toString());
  }

  @Test
  void onlyOneRunIsTrainedAtATime() throws Exception {
    start();
    awaitStep(1);
    viewModel.start();
    assertEquals(List.of(Messages.text("train.busy")), messages);
    assertEquals(1, workspace.runs().list().size());
  }

  @Test
  void aDiscardedRunCanBeBroughtBackAndResumed() throws Exception {
    start();
    awaitStep(1);
    viewModel.delete(List.of(viewModel.currentProperty().get().orElseThrow()));
    awaitState(TrainingState.IDLE);
    DeletedRuns deleted = viewModel.history().deleted();
    receiver.pollUntil(() -> !deleted.latestProperty().get().isEmpty(), "deleted");
    assertTrue(viewModel.currentProperty().get().isEmpty());
    assertEquals(List.of(), workspace.runs().list());
    assertEquals("", viewModel.messageProperty().get(), "nothing was saved, so nothing says so");
    deleted.undo();
    receiver.pollUntil(() -> !viewModel.history().selected().isEmpty(), "restored");
    RunInfo restored = workspace.runs().list().get(0);
    assertEquals(List.of(restored.id()), viewModel.history().selected());
    viewModel.resume(restored);
    awaitStep(restored.step() + 1);
  }

  @Test
  void closingLeavesTheRunToBeResumed() throws Exception {
    start();
    awaitStep(1);
    viewModel.close();
    List<RunInfo> unfinished = workspace.runs().unfinished();
    assertEquals(1, unfinished.size());
    assertTrue(unfinished.get(0).step() >= 1);
  }

  @Test
  void theCanvasReceivesTheWeightsOfTheRunningTraining() throws Exception {
    List<Recognizer> snapshots = new ArrayList<>();
    viewModel.snapshots().setListener(snapshots::add);
    viewModel.snapshots().wantedProperty().set(true);
    start();
    receiver.pollUntil(
        () -> {
          viewModel.pulse();
          return !snapshots.isEmpty();
        },
        "a snapshot");
    RunInfo run = viewModel.currentProperty().get().orElseThrow();
    try (Recognizer snapshot = snapshots.get(0)) {
      assertEquals(run.id(), snapshot.entry().manifest().name());
      assertEquals(
          viewModel.datasets().selectedProperty().get().classNames(),
          snapshot.entry().manifest().classes());
    }
  }
}
