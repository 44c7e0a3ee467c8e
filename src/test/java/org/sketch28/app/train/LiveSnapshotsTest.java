package org.sketch28.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.model.recognize.Recognizer;

class LiveSnapshotsTest {

  private final ManualTasks tasks = new ManualTasks();
  private final List<String> taken = new ArrayList<>();
  private long seconds;
  private final LiveSnapshots snapshots =
      new LiveSnapshots(tasks.tasks(), () -> TimeUnit.SECONDS.toNanos(seconds));

  private Optional<Recognizer> take() {
    taken.add("at " + seconds);
    return Optional.empty();
  }

  @Test
  void noneIsTakenUnlessTheUserWantsThem() {
    snapshots.offer(this::take);
    tasks.runAll();
    assertTrue(taken.isEmpty());
  }

  @Test
  void oneIsTakenEveryTwoSeconds() {
    snapshots.wantedProperty().set(true);
    for (seconds = 0; seconds < 6; seconds++) {
      snapshots.offer(this::take);
      snapshots.offer(this::take);
      tasks.runAll();
    }
    assertEquals(List.of("at 0", "at 2", "at 4"), taken);
  }

  @Test
  void noneIsTakenWhileAnotherIsOnItsWay() {
    snapshots.wantedProperty().set(true);
    snapshots.offer(this::take);
    seconds = 10;
    snapshots.offer(this::take);
    tasks.runAll();
    assertEquals(1, taken.size());
  }

  @Test
  void theyGoOnAfterTheUserChangesTheirMind() {
    snapshots.wantedProperty().set(true);
    snapshots.offer(this::take);
    snapshots.wantedProperty().set(false);
    tasks.runAll();
    assertTrue(taken.isEmpty(), "it was cancelled");
    snapshots.wantedProperty().set(true);
    seconds = 2;
    snapshots.offer(this::take);
    tasks.runAll();
    assertEquals(List.of("at 2"), taken);
  }

  @Test
  void aFaultIsReportedAndTheNextSnapshotIsTaken() {
    IllegalStateException fault = new IllegalStateException("provoked");
    snapshots.wantedProperty().set(true);
    snapshots.offer(
        () -> {
          throw fault;
        });
    tasks.runAll();
    assertEquals(List.of(fault), tasks.faults());
    seconds = 2;
    snapshots.offer(this::take);
    tasks.runAll();
    assertEquals(List.of("at 2"), taken);
  }
}
