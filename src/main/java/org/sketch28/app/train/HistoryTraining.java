package org.sketch28.app.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.train.classical.LearningCurve;
import org.sketch28.train.ladder.ClassicalTraining;
import org.sketch28.train.ladder.EnsembleTraining;
import org.sketch28.train.ladder.Ladder;
import org.sketch28.train.ladder.LadderSystem;
import org.sketch28.train.ladder.SavedTraining;
import org.sketch28.train.ladder.SavedTrainings;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelFolders;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.TrainingService;
import org.sketch28.train.run.Weighting;
import org.sketch28.workspace.Workspace;

/** Trains the systems of MNIST's history, with progress and Cancel. */
public final class HistoryTraining implements AutoCloseable {

  /** The share of validation images: as in the presets. */
  public static final double VALIDATION = 0.1;

  /** The seed of a training without gradients. */
  public static final long SEED = 1;

  private final TrainViewModel viewModel;
  private final TrainingService service;
  private final RunStore runs;
  private final Catalog catalog;
  private final SavedTrainings trainings;
  private final Path models;
  private final JobRunner jobs;
  private final LatestTaskRunner finder;
  private final SaveQueue saves;
  private final Consumer<String> failed;
  private final AtomicReference<TitledCurve> curve = new AtomicReference<>(TitledCurve.NONE);
  private volatile boolean closing;

  /**
   * @param viewModel has the datasets, and shows what comes of a training
   * @param workspace has the runs of ensembles, the models, and what trainings save on their way
   * @param tasks runs work off the FX thread
   * @param failed receives messages for the user
   */
  public HistoryTraining(
      TrainViewModel viewModel, Workspace workspace, Tasks tasks, Consumer<String> failed) {
    this.viewModel = viewModel;
    this.runs = workspace.runs();
    this.catalog = workspace.catalog();
    this.service = new TrainingService(catalog, runs, workspace.models());
    this.trainings = workspace.trainings();
    this.models = workspace.ownModels();
    this.jobs = tasks.resumableJobs("classical-training");
    this.finder = tasks.latest("training-of-run");
    this.saves = tasks.saves("trainings", failed);
    this.failed = failed;
    viewModel.starter().setResumer(this::resume);
  }

  /**
   * How well a training does that goes over its images several times.
   *
   * @param title of the model; empty if there is no curve
   */
  record TitledCurve(String title, LearningCurve curve) {

    static final TitledCurve NONE = new TitledCurve("", LearningCurve.NONE);
  }

  /** The curve of the latest training that has one; on any thread. */
  TitledCurve curve() {
    return curve.get();
  }

  /** Forgets the curve of a training that is over; has no effect on one that goes on. */
  void forgetCurve() {
    if (!jobs.runningProperty().get()) {
      curve.set(TitledCurve.NONE);
    }
  }

  /** The trainings without gradients. */
  public JobRunner jobs() {
    return jobs;
  }

  /** Whether a training is going on that closing the window would interrupt. */
  public BooleanExpression busy() {
    return viewModel.isActive().or(jobs.runningProperty());
  }

  /** Resumes a run; if it is a part of a system's training, that goes on with it. */
  public void resume(RunInfo run) {
    finder.submit(
        () -> trainings.ofRun(run.id()).filter(HistoryTraining::isContinued),
        found -> found.ifPresentOrElse(this::resume, () -> viewModel.starter().resumeAlone(run)));
  }

  /** Goes on with a training that was interrupted. */
  public void resume(SavedTraining training) {
    Ladder.find(training.system())
        .ifPresent(
            system -> {
              if (system.trainer().isPresent()) {
                startClassical(system, training.datasets(), Optional.of(training));
              } else {
                startNetworks(system, training.title(), training.datasets());
              }
            });
  }

  /** Whether a training goes on when its system is trained here on its datasets. */
  public static boolean isContinued(SavedTraining training) {
    return Ladder.find(training.system())
        .filter(system -> training.isOfRecipe(system, VALIDATION, SEED))
        .isPresent();
  }

  /**
   * Trains a system on the selected datasets and saves it as a model; a training that was cancelled
   * goes on from what it has saved. A system that is a network is a run like others.
   */
  public void start(LadderSystem system) {
    if (viewModel.datasets().selectedProperty().get() == null) {
      startWhenListed(system);
    } else if (system.trainer().isPresent()) {
      startClassical(system, viewModel.datasets().names(), Optional.empty());
    } else if (startNetworks(
        system, system.titleOn(viewModel.datasets().names()), viewModel.datasets().names())) {
      system.config().ifPresent(viewModel.form()::show);
    }
  }

  /**
   * @param saved the training that the user wants to resume
   */
  private void startClassical(
      LadderSystem system, List<String> datasets, Optional<SavedTraining> saved) {
    jobs.start(
        Messages.text("train.history.training", system.title()),
        progress -> {
          ClassicalTraining training = loaded(system, datasets, saved, progress);
          String work = system.trainer().orElseThrow().work(training.data().split().training());
          jobs.entitle(Messages.text("train.history.work", system.title(), work));
          String words = RunToModelJob.inWords(train(system, training, progress));
          return () -> viewModel.built(system.titleOn(datasets) + ": " + words);
        },
        failed);
  }

  private ClassicalTraining loaded(
      LadderSystem system, List<String> datasets, Optional<SavedTraining> saved, Progress progress)
      throws UserFacingException {
    ClassicalTraining training;
    try {
      training =
          ClassicalTraining.of(system, catalog, trainings, datasets, VALIDATION, SEED, progress);
    } catch (CancellationException e) {
      if (saved.isPresent() && !closing) {
        trainings.stopOffering(saved.get());
      }
      throw e;
    }
    if (saved.isPresent() && !training.isResumed()) {
      // Its images have changed, so that it begins anew; what was saved is of no use.
      trainings.stopOffering(saved.get());
    }
    return training;
  }

  /** The datasets are still being listed, for example because this view has just been opened. */
  private void startWhenListed(LadderSystem system) {
    ReadOnlyObjectProperty<DatasetInfo> selected = viewModel.datasets().selectedProperty();
    selected.addListener(
        new ChangeListener<>() {
          @Override
          public void changed(
              ObservableValue<? extends DatasetInfo> p, DatasetInfo old, DatasetInfo now) {
            selected.removeListener(this);
            start(system);
          }
        });
  }

  private boolean startNetworks(LadderSystem system, String title, List<String> datasets) {
    Weighting weighting =
        system.ensemble().map(LadderSystem.Ensemble::weighting).orElse(Weighting.MEAN);
    EnsembleTraining training =
        new EnsembleTraining(
            service,
            runs,
            trainings,
            new EnsembleTraining.Plan(
                system.name(), title, datasets, system.networks(), weighting, true));
    Supplier<ModelRequest> request =
        () ->
            new ModelRequest(
                new ModelBuilder.Label(
                    ModelFolders.claim(models, system.name()),
                    title,
                    system.description(),
                    training.command(Optional.empty()),
                    training.seconds()),
                Optional.empty(),
                true);
    return viewModel
        .starter()
        .start(
            training,
            () -> viewModel.models().start(training, request),
            () -> stopOffering(training));
  }

  private void stopOffering(EnsembleTraining training) {
    saves.submit(
        () -> {
          training.stopOffering();
          return () -> {};
        });
  }

  private ModelBuilder.Built train(
      LadderSystem system, ClassicalTraining training, Progress progress)
      throws UserFacingException {
    try {
      return modelOf(system, training, progress);
    } catch (CancellationException e) {
      if (!closing) {
        training.stopOffering();
      }
      throw e;
    }
  }

  private ModelBuilder.Built modelOf(
      LadderSystem system, ClassicalTraining training, Progress progress)
      throws UserFacingException {
    String title = system.titleOn(training.data().names());
    curve.set(TitledCurve.NONE);
    ClassicalTraining.Learned learned =
        training.train(progress, next -> curve.set(new TitledCurve(title, next)));
    ModelBuilder.Label label =
        new ModelBuilder.Label(
            ModelFolders.claim(models, system.name()),
            title,
            system.description(),
            training.command(),
            learned.seconds());
    return training.build(
        learned, catalog, new ModelRequest(label, Optional.empty(), true), progress);
  }

  /** Ends a training without gradients as one that is resumed at the next start. */
  @Override
  public void close() {
    closing = true;
    jobs.close();
    finder.close();
    saves.close();
  }
}
