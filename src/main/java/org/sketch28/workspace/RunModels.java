package org.sketch28.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelParameters;
import org.sketch28.model.store.ModelStore;
import org.sketch28.model.store.WeightsDigest;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelProvenance;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.TrainingService;

/** Which model is from which run. */
public final class RunModels {

  /** Earlier versions named the run in the command alone. */
  private static final Pattern ID = Pattern.compile("\\brun (\\d{8}-\\d{6}-\\d{3}-[0-9a-f]{4})\\b");

  private final Workspace workspace;
  private final RunStore runs;

  /**
   * @param workspace has the runs and the models
   */
  public RunModels(Workspace workspace) {
    this.workspace = workspace;
    this.runs = workspace.runs();
  }

  /**
   * The run of an id, of the beginning of one, or the latest; empty if there is no such run, or a
   * model has this name.
   *
   * @throws UserFacingException if several ids begin like that
   */
  public Optional<RunInfo> run(String id) throws UserFacingException {
    if (id.isEmpty() || workspace.models().list().stream().anyMatch(model -> isNamed(model, id))) {
      return Optional.empty();
    }
    boolean any =
        id.equals("last") || runs.list().stream().anyMatch(run -> run.id().startsWith(id));
    return any ? Optional.of(runs.find(id)) : Optional.empty();
  }

  private static boolean isNamed(ModelStore.Entry model, String name) {
    return model.manifest().name().equals(name);
  }

  /**
   * The model that was built from a run: the one in its folder, or else one of the user's.
   *
   * @throws UserFacingException if the models cannot be listed
   */
  public Optional<ModelStore.Entry> of(RunInfo run) throws UserFacingException {
    List<ModelStore.Entry> all =
        new ArrayList<>(new ModelStore(List.of(runs.modelFolder(run.id()).getParent())).list());
    all.addAll(workspace.trainedModels().list());
    return all.stream()
        .filter(model -> runId(model.manifest()).filter(run.id()::equals).isPresent())
        .findFirst();
  }

  /** The run that a model is from, if it is here. */
  public Optional<RunInfo> runOf(ModelStore.Entry model) {
    Optional<String> id = runId(model.manifest());
    return runs.list().stream().filter(run -> id.filter(run.id()::equals).isPresent()).findFirst();
  }

  private static Optional<String> runId(ModelManifest manifest) {
    Optional<ModelProvenance> provenance = ModelProvenance.of(manifest);
    Optional<String> named = provenance.map(ModelProvenance::run);
    return named.isPresent()
        ? named
        : provenance
            .map(ModelProvenance::command)
            .map(ID::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1));
  }

  /** Does something with a model. */
  @FunctionalInterface
  public interface Use {
    void of(ModelStore.Entry model) throws UserFacingException;
  }

  /**
   * Uses the model of a run: the one that was built from its best epoch, or one that is built for
   * this alone, without a look at test images.
   *
   * @param progress of images; may end the work by throwing
   * @throws UserFacingException if the run has no weights yet or is damaged, or the use of its
   *     model fails
   */
  public void with(RunInfo run, Progress progress, Use use) throws UserFacingException {
    Optional<ModelStore.Entry> known = of(run);
    if (known.isPresent() && isOfBestEpoch(known.get(), run)) {
      use.of(known.get());
      return;
    }
    try {
      Files.createDirectories(workspace.cache());
      Path folder = Files.createTempDirectory(workspace.cache(), "model-of-run-");
      try {
        use.of(build(run, folder.resolve(Catalog.nameFor(run.title())), progress));
      } finally {
        AtomicFiles.deleteTree(folder);
      }
    } catch (IOException e) {
      throw new UserFacingException(
          "Cannot write to %s: %s. Free some space, check that you may write there, and try again."
              .formatted(workspace.cache(), FileErrors.reason(e)),
          e);
    }
  }

  /** The run may have been trained further since the model was built. */
  private boolean isOfBestEpoch(ModelStore.Entry model, RunInfo run) throws UserFacingException {
    return WeightsDigest.of(ModelParameters.read(model).weights())
        .equals(WeightsDigest.of(runs.best(run.id())));
  }

  private ModelStore.Entry build(RunInfo run, Path folder, Progress progress)
      throws UserFacingException {
    TrainingService service = new TrainingService(workspace.catalog(), runs, workspace.models());
    ModelBuilder.Label label =
        new ModelBuilder.Label(
            folder,
            run.title(),
            "Trained as run " + run.id() + ".",
            "run " + run.id() + ", settings below",
            run.seconds());
    service.buildModel(
        service.load(run, progress), new ModelRequest(label, Optional.empty(), false), progress);
    return ModelStore.entry(folder);
  }
}
