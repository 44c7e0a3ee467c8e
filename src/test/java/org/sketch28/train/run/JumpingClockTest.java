package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.train.Preset;
import org.sketch28.train.SyntheticData;

/** Runs and their trash on a machine whose clock was, or is, wrong. */
class JumpingClockTest {

  @TempDir private Path home;

  private static RunInfo run(RunStore store) throws UserFacingException {
    return store.create("a run", SyntheticData.few(), Preset.QUICK.config(Domain.DIGITS));
  }

  @Test
  void theLatestRunIsTheLatestAlsoIfTheClockWasSetBack() throws Exception {
    Instant now = Instant.parse("2026-11-25T20:00:00Z");
    RunInfo first = run(new RunStore(home, Clock.fixed(now, ZoneOffset.UTC)));
    RunStore later = new RunStore(home, Clock.fixed(now.minusSeconds(86_400), ZoneOffset.UTC));
    RunInfo second = run(later);
    RunInfo third = run(later);
    assertEquals(
        List.of(third.id(), second.id(), first.id()),
        later.list().stream().map(RunInfo::id).toList());
  }

  @Test
  void aClockThatIsYearsAheadEmptiesNoTrash() throws Exception {
    RunStore store = new RunStore(home);
    RunInfo run = run(store);
    store.advance(run.with(RunInfo.Status.FINISHED, ""));
    store.delete(run.id());
    Instant ahead = Instant.now().plus(Duration.ofDays(10 * 365));
    new RunStore(home, Clock.fixed(ahead, ZoneOffset.UTC)).trash().expire();
    assertEquals(1, store.trash().list().size());
  }
}
