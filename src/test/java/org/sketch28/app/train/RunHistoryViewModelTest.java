package org.sketch28.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.base.AtomicFiles;
import org.sketch28.data.Domain;
import org.sketch28.train.Preset;
import org.sketch28.train.SyntheticData;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.TrainingData;

class RunHistoryViewModelTest {

  @TempDir private Path home;
  private final ManualTasks tasks = new ManualTasks();
  private final List<String> messages = new ArrayList<>();
  private final List<RunInfo> runs = new ArrayList<>();
  private RunStore store;
  private RunHistoryViewModel viewModel;

  @BeforeEach
  void tenRuns() throws Exception {
    store = new RunStore(home);
    TrainingData data = SyntheticData.few();
    for (int n = 0; n < 10; n++) {
      runs.add(store.create("run " + n, data, Preset.QUICK.config(Domain.DIGITS)));
      awaitNextMillisecond();
    }
    viewModel = new RunHistoryViewModel(store, tasks.tasks(), messages::add);
  }

  /** Runs are ordered by the millisecond of their creation. */
  private static void awaitNextMillisecond() {
    long now = System.currentTimeMillis();
    while (System.currentTimeMillis() == now) {
      Thread.onSpinWait();
    }
  }

  @AfterEach
  void close() {
    viewModel.close();
    assertTrue(tasks.faults().isEmpty(), tasks.faults().toString());
  }

  private List<String> titles() {
    return viewModel.all().stream().map(RunInfo::title).toList();
  }

  @Test
  void theLatestRunComesFirst() {
    viewModel.refresh();
    tasks.runAll();
    assertEquals("run 9", titles().get(0));
    assertEquals(10, titles().size());
  }

  /** Requests may replace earlier requests, but never a change. */
  @Test
  void everyChangeIsMadeWhateverIsRequestedAfterIt() {
    for (int n = 0; n < 6; n++) {
      viewModel.refresh();
      viewModel.overlay(runs);
      if (n % 2 == 0) {
        viewModel.rename(runs.get(n), "mine " + n, "a note");
      } else {
        viewModel.deleted().delete(List.of(runs.get(n)));
      }
      viewModel.overlay(runs.subList(0, 2));
      viewModel.refresh();
    }
    tasks.runAll();
    assertEquals(
        List.of("run 9", "run 8", "run 7", "run 6", "mine 4", "mine 2", "mine 0"), titles());
    assertEquals("a note", store.list().get(6).notes());
    assertTrue(messages.isEmpty(), messages.toString());
  }

  @Test
  void changesAreMadeWhenTheViewCloses() {
    viewModel.rename(runs.get(3), "mine", "");
    viewModel.close();
    assertEquals("mine", store.list().get(6).title());
  }

  @Test
  void onlyEightRunsAreOverlaid() {
    viewModel.overlay(runs);
    tasks.runAll();
    assertEquals(runs.subList(0, 8), viewModel.overlaid());
    assertTrue(viewModel.curvesOf(runs.get(7)).isPresent());
    assertTrue(viewModel.curvesOf(runs.get(8)).isEmpty());
  }

  @Test
  void savedCurvesAreReadUpToADamagedLine() throws Exception {
    Files.writeString(
        home.resolve(runs.get(0).id()).resolve("history.ndjson"),
        "[\"b\",1,2.5,0.1,0.001]\n[\"b\",2,2.0,0.3,0.001]\n[\"b\",3,1.");
    viewModel.overlay(runs.subList(0, 1));
    tasks.runAll();
    RunCurves curves = viewModel.curvesOf(runs.get(0)).orElseThrow();
    assertEquals(2, curves.series(RunCurves.Measure.LOSS, RunCurves.Part.TRAINING).size());
  }

  @Test
  void curvesOfARunThatIsBeingTrainedAreNotReplacedByOlderOnes() {
    RunCurves growing = new RunCurves(3);
    growing.add(new TrainingEvent.Batch(1, 9, 2, 0.5, 0.1, 0, Double.NaN, 1));
    viewModel.overlay(runs);
    viewModel.training(runs.get(2), growing);
    tasks.runAll();
    assertSame(growing, viewModel.curvesOf(runs.get(2)).orElseThrow());
  }

  @Test
  void aDeletedRunIsNoLongerOverlaid() {
    viewModel.overlay(runs.subList(0, 3));
    tasks.runAll();
    viewModel.deleted().delete(List.of(runs.get(1)));
    tasks.runAll();
    assertEquals(List.of(runs.get(0), runs.get(2)), viewModel.overlaid());
    assertTrue(viewModel.curvesOf(runs.get(1)).isEmpty());
    assertEquals(9, viewModel.all().size());
  }

  @Test
  void runsThatWereDeletedTogetherAreRestoredTogether() {
    viewModel.refresh();
    tasks.runAll();
    viewModel.deleted().delete(runs.subList(5, 6));
    tasks.runAll();
    viewModel.deleted().delete(runs.subList(0, 3));
    tasks.runAll();
    assertEquals(6, viewModel.all().size());
    viewModel.deleted().undo();
    tasks.runAll();
    assertEquals(9, viewModel.all().size(), "the one that was deleted before stays in the trash");
  }

  @Test
  void curvesOfARunThatIsTrainedElsewhereAreReadAgain() {
    viewModel.overlay(runs.subList(0, 1));
    tasks.runAll();
    RunCurves before = viewModel.curvesOf(runs.get(0)).orElseThrow();
    viewModel.overlay(runs.subList(0, 1));
    tasks.runAll();
    assertNotSame(before, viewModel.curvesOf(runs.get(0)).orElseThrow());
  }

  @Test
  void aRunThatIsGoneCannotBeRenamed() throws Exception {
    viewModel.refresh();
    tasks.runAll();
    AtomicFiles.deleteTree(home.resolve(runs.get(0).id()));
    viewModel.rename(runs.get(0), "mine", "");
    tasks.runAll();
    assertEquals(1, messages.size());
    assertEquals(9, viewModel.all().size(), "the list is read again");
  }
}
