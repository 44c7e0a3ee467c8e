package org.sketch28.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.report.TensorBoardEvents;
import org.sketch28.train.Protocol;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunPackage;
import org.sketch28.train.run.RunState;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.RunTrash;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sketch28 runs}: the training runs, and the trash of those that were deleted. */
@Command(
    name = "runs",
    description =
        "List the runs, the latest first; delete or restore one of them; pack one into a file, or"
            + " install a packed run; write the curves of one for TensorBoard.",
    mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {

  /** TensorBoard looks at all folders in the one that it is started with. */
  private static final String TENSORBOARD = "tensorboard";

  private final Workspace workspace;

  RunsCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;

  @Spec private CommandSpec spec;

  @ArgGroup private Action action = new Action();

  @Option(
      names = "--yes",
      description = "Empty the trash, or replace a run or a file, without asking.")
  private boolean yes;

  @Option(
      names = "--to",
      paramLabel = "FILE|FOLDER",
      description =
          "File to pack into (default: RUN"
              + RunPackage.EXTENSION
              + "), or folder of TensorBoard's files (default: "
              + TENSORBOARD
              + ").")
  private Path to;

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

    @Option(
        names = "--pack",
        paramLabel = "RUN",
        description = "Pack this run into a file, to resume it on another machine.")
    private String pack;

    @Option(
        names = "--install",
        paramLabel = "FILE",
        description =
            "Install the packed run in this file. Asks before it replaces another state of the"
                + " same run, which goes to the trash.")
    private Path install;

    @Option(
        names = "--tensorboard",
        paramLabel = "RUN",
        description = "Write the curves of this run as a file of events for TensorBoard.")
    private String tensorBoard;
  }

  @Override
  public Integer call() throws UserFacingException {
    if (to != null && action.pack == null && action.tensorBoard == null) {
      throw new ParameterException(spec.commandLine(), "--to needs --pack or --tensorboard");
    }
    if (yes && action.pack == null && action.install == null && !action.emptyTrash) {
      throw new ParameterException(
          spec.commandLine(), "--yes is only for --pack, --install and --empty-trash.");
    }
    RunStore store = workspace.runs();
    if (action.pack != null || action.install != null || action.tensorBoard != null) {
      return travel(store);
    }
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

  private int travel(RunStore store) throws UserFacingException {
    if (action.install != null) {
      return install(store);
    }
    RunInfo run = store.find(action.pack == null ? action.tensorBoard : action.pack);
    Path file;
    if (action.pack != null) {
      file = to == null ? Path.of(run.id() + RunPackage.EXTENSION) : to;
      if (!yes && !Confirmation.mayWrite(spec.commandLine(), file)) {
        return 1;
      }
      try (ProgressLine progress = output.progress("Packing")) {
        RunPackage.pack(store, run, file, progress);
      }
    } else {
      file = TensorBoardEvents.file(to == null ? Path.of(TENSORBOARD) : to, run);
      OutputFile.write(
          file, TensorBoardEvents.of(store.history(run), run.began(), run.config().protocol()));
    }
    output.say(Map.of("file", file.toString()), "%s", file);
    return 0;
  }

  private int install(RunStore store) throws UserFacingException {
    Optional<RunInfo> installed =
        RunPackage.install(
            store, action.install, (here, packed) -> yes || asked(here, packed), Progress.NONE);
    installed.ifPresent(run -> print(run, store.state(run)));
    return installed.isPresent() ? 0 : 1;
  }

  private boolean asked(RunInfo here, RunInfo packed) {
    return Confirmation.ask(
        spec.commandLine(),
        "\"%s\" is here at step %d of %d, and in the file at step %d. Replace it? It goes to the trash."
            .formatted(here.title(), here.step(), here.steps(), packed.step()));
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
          "%s  %-11s step %d/%d  best %.2f %%%s (epoch %d)  %.0f s  %s",
          run.id(),
          state.toString().toLowerCase(Locale.ROOT),
          run.step(),
          run.steps(),
          100 * run.bestAccuracy(),
          run.config().protocol() == Protocol.PUBLISHED ? " of the test images" : "",
          run.bestEpoch(),
          run.seconds(),
          run.title());
    }
  }

  /** A run as a line of JSON, with what it is doing now. */
  record Line(@JsonUnwrapped RunInfo run, RunState state) {}
}
