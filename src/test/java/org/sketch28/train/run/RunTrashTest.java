package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.train.Preset;
import org.sketch28.train.SyntheticData;

class RunTrashTest {

  @TempDir private Path home;
  private RunStore store;
  private RunInfo run;

  @BeforeEach
  void aRunWithCurves() throws Exception {
    store = new RunStore(home);
    run = store.create("a run", SyntheticData.few(), Preset.QUICK.config(Domain.DIGITS));
    Files.writeString(store.historyFile(run.id()), "[\"b\",1,2.5,0.1,0.001]\n");
  }

  private Path inTrash() {
    return home.resolve("trash").resolve(run.id());
  }

  @Test
  void aDeletedRunIsRestoredWithEverythingInItsFolder() throws Exception {
    store.delete(run.id());
    assertEquals(List.of(), store.list());
    assertEquals(List.of(run), store.trash().list());
    assertThrows(UserFacingException.class, () -> store.find(run.id()));
    store.trash().restore(run.id());
    assertEquals(List.of(run), store.list());
    assertEquals(1, store.history(run).size());
    assertEquals(List.of(), store.trash().list());
    UserFacingException e =
        assertThrows(UserFacingException.class, () -> store.trash().restore(run.id()));
    assertTrue(e.getMessage().contains("no longer in the trash"), e.getMessage());
  }

  @Test
  void deletingTwiceIsDeletingOnce() throws Exception {
    store.delete(run.id());
    new RunStore(home).delete(run.id());
    assertEquals(List.of(run), store.trash().list());
  }

  @Test
  void aRunThatIsBeingTrainedDoesNotGoToTheTrash() throws Exception {
    Closeable lock = RunLocks.lock(store.path(run.id())).orElseThrow();
    try (lock) {
      assertThrows(UserFacingException.class, () -> store.delete(run.id()));
    }
    assertEquals(List.of(run), store.list());
  }

  @Test
  void onlyWhatWasDeletedLongAgoExpires() throws Exception {
    Files.setLastModifiedTime(store.path(run.id()), longAgo());
    store.delete(run.id());
    store.trash().expire();
    assertEquals(List.of(run), store.trash().list(), "an old run that was deleted just now");
    Files.setLastModifiedTime(inTrash(), longAgo());
    store.trash().expire();
    assertFalse(Files.exists(inTrash()));
  }

  private static FileTime longAgo() {
    return FileTime.from(Instant.now().minus(RunTrash.KEPT).minus(Duration.ofDays(1)));
  }

  @Test
  void theEmptiedTrashIsGoneAndTheOtherRunsAreNot() throws Exception {
    RunInfo other = store.create("b", SyntheticData.few(), Preset.QUICK.config(Domain.DIGITS));
    store.trash().empty();
    store.delete(run.id());
    store.trash().empty();
    assertEquals(List.of(), store.trash().list());
    assertEquals(List.of(other), store.list());
  }

  @Test
  void interruptedRunsThatAreNotToBeOfferedAreStoppedAndStayResumable() throws Exception {
    RunInfo other = store.create("b", SyntheticData.few(), Preset.QUICK.config(Domain.DIGITS));
    assertEquals(RunState.INTERRUPTED, store.state(run));
    store.stopUnfinished(each -> each.id().equals(run.id()));
    assertEquals(List.of(other), store.unfinished(), "that one is offered again");
    assertEquals(RunState.STOPPED, store.state(store.find(run.id())));
  }

  @Test
  void aRunIsInTrainingWhileItsLockIsHeld() throws Exception {
    Closeable lock = RunLocks.lock(store.path(run.id())).orElseThrow();
    try (lock) {
      assertEquals(RunState.TRAINING, store.state(run));
      store.stopUnfinished(each -> true);
    }
    assertEquals(RunState.INTERRUPTED, store.state(store.find(run.id())));
  }

  @Test
  void onlyWhatIsInTheTrashIsRestored() throws Exception {
    store.delete(run.id());
    RunInfo other = store.create("other", SyntheticData.few(), Preset.QUICK.config(Domain.DIGITS));
    for (String id : List.of("../" + other.id(), "", ".", "no-such-run")) {
      assertThrows(UserFacingException.class, () -> store.trash().restore(id), id);
    }
    assertEquals(List.of(other), store.list());
    assertThrows(UserFacingException.class, () -> store.find(""));
  }
}
