package org.sketch28.cli;

import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sketch28 runs}: the training runs. */
@Command(
    name = "runs",
    description = "List the runs, the latest first, or delete one of them.",
    mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {

  private final Workspace workspace;

  RunsCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;

  @Option(
      names = "--delete",
      paramLabel = "RUN",
      description = "Delete this run: its id, or \"last\" for the latest.")
  private String delete;

  @Override
  public Integer call() throws UserFacingException {
    RunStore store = workspace.runs();
    if (delete != null) {
      store.delete(store.find(delete).id());
      return 0;
    }
    for (RunInfo run : store.list()) {
      if (output.isJson()) {
        output.json(run);
      } else {
        output.line(
            "%s  %-9s step %d/%d  best %.2f %% (epoch %d)  %.0f s  %s",
            run.id(),
            run.status(),
            run.step(),
            run.steps(),
            100 * run.bestAccuracy(),
            run.bestEpoch(),
            run.seconds(),
            run.title());
      }
    }
    return 0;
  }
}
