package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.app.base.Tasks;

class OpenWorkTest {

  private final ManualTasks manual = new ManualTasks();
  private final Tasks tasks = manual.tasks();
  private final OpenWork work = new OpenWork(Optional.empty(), tasks.running());

  private static void begin(JobRunner runner, String title) {
    runner.start(title, progress -> () -> {}, message -> {});
  }

  @Test
  void everyJobThatWouldLoseItsResultIsNamed() {
    assertFalse(work.busy().get());
    try (JobRunner first = tasks.jobs("first");
        JobRunner second = tasks.jobs("second");
        JobRunner resumable = tasks.resumableJobs("third")) {
      begin(first, "Evaluating digits");
      begin(second, "Importing");
      begin(resumable, "Generating");
      assertTrue(work.busy().get());
      assertEquals(
          "“Evaluating digits” has not finished. If you close the window now, you have to start it"
              + " again. “Importing” has not finished. If you close the window now, you have to"
              + " start it again.",
          work.question());
      manual.runAll();
      assertFalse(work.busy().get());
    }
    assertEquals(0, manual.faults().size());
  }
}
