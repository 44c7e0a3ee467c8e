package org.sketch28.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Tasks;
import org.sketch28.data.Domain;
import org.sketch28.train.Preset;
import org.sketch28.train.SyntheticData;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.TrainingData;
import org.testfx.util.WaitForAsyncUtils;

class RunHistoryViewModelTest {

  /** What comes after a change may take the place of what came before it, never of the change. */
  @Test
  void everyChangeIsMadeWhateverIsAskedForAfterIt(@TempDir Path home) throws Exception {
    RunStore store = new RunStore(home);
    List<RunInfo> runs = new ArrayList<>();
    TrainingData data = SyntheticData.few();
    for (int n = 0; n < 6; n++) {
      runs.add(store.create("run " + n, data, Preset.QUICK.config(Domain.DIGITS)));
    }
    ExecutorService receiver = Executors.newSingleThreadExecutor();
    List<String> failures = new ArrayList<>();
    try (RunHistoryViewModel kept =
        new RunHistoryViewModel(store, Tasks.receivedBy(receiver), failures::add)) {
      Future<?> asked =
          receiver.submit(
              () -> {
                for (int n = 0; n < 6; n++) {
                  kept.refresh();
                  kept.overlay(runs);
                  if (n % 2 == 0) {
                    kept.rename(runs.get(n), "mine " + n, "a note");
                  } else {
                    kept.delete(runs.get(n));
                  }
                  kept.overlay(runs.subList(0, 2));
                  kept.refresh();
                }
              });
      asked.get(10, TimeUnit.SECONDS);
      WaitForAsyncUtils.waitFor(
          10, TimeUnit.SECONDS, () -> receiver.submit(() -> kept.all().size() == 3).get());
      List<String> titles =
          receiver.submit(() -> kept.all().stream().map(RunInfo::title).toList()).get();
      assertEquals(Set.of("mine 4", "mine 2", "mine 0"), Set.copyOf(titles));
      assertEquals(3, store.list().size());
      assertTrue(failures.isEmpty(), failures.toString());
    } finally {
      receiver.shutdownNow();
    }
  }
}
