package org.sketch28.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunState;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.RunTrash;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sketch28 runs}: the training runs, and the trash of those that were deleted. */
@Command(
    name = "runs",
    description = "List the runs, the latest first; delete or restore one of them.",
    mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {

  private final Workspace workspace;

  RunsCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;

  @Spec private CommandSpec spec;

  @ArgGroup private Action action = new Action();

  @Option(names = "--yes", description = "Empty the trash without a question.")
  private boolean yes;

  /** At most one of them can be given. */
  static final class Action {
    @Option(
        names = "--delete",
        paramLabel = "RUN",
        description = "Move this run to the trash: its id, or \"last\" for the latest.")
    private String delete;

    @Option(
        names = "--restore",
        paramLabel = "RUN",
        description = "Move this run back from the trash: its id.")
    private String restore;

    @Option(names = "--trash", description = "List the runs in the trash.")
    private boolean trash;

    @Option(
        names = "--empty-trash",
        description = "Remove all runs in the trash for good. Asks before it does.")
    private boolean emptyTrash;
  }

  @Override
  public Integer call() throws UserFacingException {
    RunStore store = workspace.runs();
    if (action.delete != null) {
      delete(store);
    } else if (action.restore != null) {
      store.trash().restore(action.restore);
    } else if (action.emptyTrash) {
      return empty(store.trash());
    } else {
      List<RunInfo> runs = action.trash ? store.trash().list() : store.list();
      runs.forEach(run -> print(run, store.state(run)));
    }
    return 0;
  }

  private void delete(RunStore store) throws UserFacingException {
    RunInfo run = store.find(action.delete);
    store.delete(run.id());
    if (!output.isJson()) {
      output.line(
          "\"%s\" is in the trash for %d days. To restore it: sketch28 runs --restore %s",
          run.title(), RunTrash.KEPT.toDays(), run.id());
    }
  }

  private int empty(RunTrash trash) throws UserFacingException {
    int count = trash.list().size();
    if (!yes
        && !Confirmation.ask(
            spec.commandLine(), "Remove the %d runs in the trash for good?".formatted(count))) {
      return 1;
    }
    trash.empty();
    return 0;
  }

  private void print(RunInfo run, RunState state) {
    if (output.isJson()) {
      output.json(new Line(run, state));
    } else {
      output.line(
          "%s  %-11s step %d/%d  best %.2f %% (epoch %d)  %.0f s  %s",
          run.id(),
          state.toString().toLowerCase(Locale.ROOT),
          run.step(),
          run.steps(),
          100 * run.bestAccuracy(),
          run.bestEpoch(),
          run.seconds(),
          run.title());
    }
  }

  /** A run as a line of JSON, with what it is doing now. */
  record Line(@JsonUnwrapped RunInfo run, RunState state) {}
}
