package org.sketch28.train.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.model.HostTensor;
import org.sketch28.model.store.ModelContent;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelParameters;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.PauseControl;
import org.sketch28.train.Protocol;
import org.sketch28.train.TeacherTargets;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingEvent;

/**
 * All steps from datasets and settings to a model: load and check, create or resume a run, train
 * it, build a model from it. The window and the command line both go through here. Safe from
 * several threads.
 */
public final class TrainingService {

  private final Catalog catalog;
  private final RunStore runs;
  private final ModelStore models;

  /**
   * @param catalog has the datasets
   * @param runs saves the runs
   * @param models has the models that a run may start from
   */
  public TrainingService(Catalog catalog, RunStore runs, ModelStore models) {
    this.catalog = catalog;
    this.runs = runs;
    this.models = models;
  }

  /**
   * Loads the data of a new run, checks that it can be trained, and creates it. Nothing is saved if
   * this fails.
   *
   * @param progress of loading; may end the work by throwing
   * @throws UserFacingException if the settings cannot work, a dataset is missing or does not fit
   *     the others, the start model does not fit, or the disk is full
   */
  public LoadedRun create(NewRun request, Progress progress) throws UserFacingException {
    return create(request, false, progress);
  }

  /**
   * As {@link #create}, but if there are fewer images than a batch has, with a smaller batch: the
   * settings of a recipe are not for the user to change.
   *
   * @throws UserFacingException as {@link #create}
   */
  public LoadedRun createFitting(NewRun request, Progress progress) throws UserFacingException {
    return create(request, true, progress);
  }

  private LoadedRun create(NewRun request, boolean fitting, Progress progress)
      throws UserFacingException {
    // Errors that do not depend on the images are reported before these are read.
    request.config().check(Integer.MAX_VALUE);
    TrainingData data = TrainingData.load(catalog, request.datasets(), request.config(), progress);
    TrainingConfig config =
        fitting ? request.config().fitting(data.split().training().size()) : request.config();
    config.check(data.split().training().size());
    data.requireClasses();
    Optional<ModelStore.Entry> start = Optional.empty();
    Optional<Map<String, HostTensor>> weights = Optional.empty();
    if (request.startModel().isPresent()) {
      start = Optional.of(models.find(request.startModel().get()));
      weights = Optional.of(startWeights(start.get(), config, data));
    }
    Optional<ModelStore.Entry> teacher = Optional.empty();
    if (config.distillation() > 0) {
      teacher = Optional.of(teacher(config));
      TeacherPass.requireClasses(teacher.get().manifest(), data);
    }
    // Reading a file reports no progress. Who has cancelled by now must find no run.
    progress.at(1, 1);
    ImageDataset images = data.split().training();
    RunOrigin origin =
        new RunOrigin(
            reference(start),
            reference(teacher),
            teacher.isEmpty()
                ? null
                : TeacherTargets.variations(config, images.size(), images.classNames().size()));
    RunInfo run = runs.create(request.title(), data, config, origin);
    Optional<Map<String, HostTensor>> first = weights;
    begin(
        run,
        () -> {
          if (first.isPresent()) {
            runs.startFrom(run.id(), first.get());
          }
        });
    return new LoadedRun(run, data);
  }

  private static ModelReference reference(Optional<ModelStore.Entry> model) {
    return model.map(entry -> ModelReference.of(entry.manifest())).orElse(null);
  }

  /** Writes a part of a new run. */
  @FunctionalInterface
  interface Beginning {
    void write() throws UserFacingException;
  }

  /**
   * Writes what a new run begins with. If it cannot be written, the run is deleted: it would be
   * another one without.
   *
   * @throws UserFacingException if it cannot be written
   */
  void begin(RunInfo run, Beginning beginning) throws UserFacingException {
    try {
      beginning.write();
    } catch (UserFacingException | RuntimeException e) {
      try {
        runs.trash().remove(run.id());
      } catch (UserFacingException notDeleted) {
        e.addSuppressed(notDeleted);
      }
      throw e;
    }
  }

  private ModelStore.Entry teacher(TrainingConfig config) throws UserFacingException {
    ModelStore.Entry entry = models.find(config.teacher());
    requireHonest(entry, config);
    return entry;
  }

  /** What the test images have chosen would make every later result better than it is. */
  private static void requireHonest(ModelStore.Entry entry, TrainingConfig config)
      throws UserFacingException {
    if (ChosenByTest.is(entry.manifest()) && config.protocol() == Protocol.HONEST) {
      throw new UserFacingException(
          ("%s was chosen by the test images (published protocol), so nothing that learns from it"
                  + " can be measured on them. Choose another model, or the published protocol.")
              .formatted(entry.manifest().title()));
    }
  }

  private Map<String, HostTensor> startWeights(
      ModelStore.Entry entry, TrainingConfig config, TrainingData data) throws UserFacingException {
    ModelManifest manifest = entry.manifest();
    List<String> classes = data.split().training().classNames();
    requireHonest(entry, config);
    if (!ModelContent.network(config.architecture(), config.preparation(), Map.of())
            .options()
            .equals(manifest.options() == null ? Map.of() : manifest.options())
        || !manifest.architecture().equals(config.architecture().toString())
        || !manifest.classes().equals(classes)) {
      throw new UserFacingException(
          ("%s is a %s of %d classes, and with these settings it would be a %s of %d. Choose its own"
                  + " network and a dataset with its classes.")
              .formatted(
                  manifest.name(),
                  manifest.architecture(),
                  manifest.classes().size(),
                  config.architecture(),
                  classes.size()));
    }
    return ModelParameters.read(entry).weights();
  }

  /**
   * Loads the data of a run that is to be resumed, and checks that it still can be.
   *
   * @param progress of loading; may end the work by throwing
   * @throws UserFacingException if a dataset is missing or its images have changed since the run
   *     began
   */
  public LoadedRun resume(RunInfo run, Progress progress) throws UserFacingException {
    LoadedRun loaded = load(run, progress);
    requireResumable(loaded);
    return loaded;
  }

  /**
   * Checks that a run can be resumed.
   *
   * @throws UserFacingException if its images have changed, or its settings do not suit them
   */
  public static void requireResumable(LoadedRun run) throws UserFacingException {
    run.data().requireUnchanged();
    run.info().config().check(run.data().split().training().size());
  }

  /**
   * Loads the data of a run, to build a model from it.
   *
   * @param progress of loading; may end the work by throwing
   * @throws UserFacingException if a dataset is missing or cannot be read
   */
  public LoadedRun load(RunInfo run, Progress progress) throws UserFacingException {
    return new LoadedRun(run, TrainingData.of(catalog, run, progress));
  }

  /**
   * A session that will train a run.
   *
   * @param control pauses, stops or suspends the session, from any thread and at any time
   * @param listener is notified of events on the training thread, after they are saved
   */
  public TrainingSession session(
      LoadedRun run, PauseControl control, Consumer<TrainingEvent> listener) {
    return new TrainingSession(runs, name -> models.find(name), run, control, listener);
  }

  /**
   * The events of a run up to its last checkpoint, from which it resumes.
   *
   * @throws UserFacingException if they cannot be read
   */
  public List<TrainingEvent> events(RunInfo run) throws UserFacingException {
    return runs.history(run).stream().filter(event -> event.step() <= run.step()).toList();
  }

  /**
   * Builds a model from the best weights of a run: calibrates it, measures it, saves it. The run
   * remembers the test accuracy.
   *
   * @param progress of images; may end the work by throwing, and then nothing is saved
   * @throws UserFacingException if the run has no weights yet, the test images cannot be read, or
   *     the model cannot be saved
   */
  public ModelBuilder.Built buildModel(LoadedRun run, ModelRequest request, Progress progress)
      throws UserFacingException {
    Optional<ImageDataset> test = request.tested() ? run.data().test(catalog) : Optional.empty();
    String id = run.info().id();
    ModelBuilder.Built built = ModelBuilder.build(runs.best(id), run, request, test, progress);
    if (!Double.isNaN(built.testAccuracy())) {
      runs.tested(id, built.testAccuracy());
    }
    return built;
  }

  /**
   * Builds one model of several runs: its probabilities are the weighted mean of theirs.
   *
   * @param chosen at least two, which learned from the same images and were validated on the same
   * @param progress of images; may end the work by throwing, and then nothing is saved
   * @throws UserFacingException if the runs do not fit each other, one has no weights yet, or the
   *     model cannot be saved
   */
  public ModelBuilder.Built combine(
      List<RunInfo> chosen, Weighting weighting, ModelRequest request, Progress progress)
      throws UserFacingException {
    return new RunCombination(catalog, runs).build(chosen, weighting, request, progress);
  }
}
