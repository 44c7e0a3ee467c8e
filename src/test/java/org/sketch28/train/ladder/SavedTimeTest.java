package org.sketch28.train.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;

class SavedTimeTest {

  @TempDir private Path folder;
  private final AtomicLong nanos = new AtomicLong();

  private SavedTime session() throws IOException {
    return new SavedTime(folder.resolve("seconds"), nanos::get);
  }

  private void pass(double seconds, Progress progress) {
    nanos.addAndGet((long) (seconds * 1e9));
    progress.at(1, 2);
  }

  @Test
  void theTimeOfAllSessionsIsSummed() throws Exception {
    Progress first = session().on(Progress.NONE);
    pass(1, first);
    pass(6, first);
    // Killed 2 s after the time was saved.
    pass(2, first);
    nanos.addAndGet(1_000_000_000_000L);
    SavedTime second = session();
    pass(20, second.on(Progress.NONE));
    assertEquals(27, second.seconds(), 1e-6);
    assertEquals(27, session().seconds(), 1e-6);
  }

  @Test
  void aDamagedFileIsReported() throws Exception {
    Files.writeString(folder.resolve("seconds"), "half past");
    assertThrows(IOException.class, this::session);
  }
}
