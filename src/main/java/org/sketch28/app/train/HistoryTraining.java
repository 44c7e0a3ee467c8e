package org.sketch28.app.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.sketch28.app.base.Messages;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.ladder.ClassicalTraining;
import org.sketch28.train.ladder.EnsembleTraining;
import org.sketch28.train.ladder.LadderSystem;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.TrainingService;
import org.sketch28.train.run.Weighting;

/** Trains the systems of MNIST's history, with progress and Cancel. */
public final class HistoryTraining {

  /** The share of validation images: as in the presets. */
  private static final double VALIDATION = 0.1;

  private final TrainViewModel viewModel;
  private final TrainingService service;
  private final RunStore runs;
  private final Catalog catalog;
  private final Path trainings;
  private final Path models;
  private final Consumer<String> failed;

  /**
   * @param viewModel has the datasets, and shows what comes of a training
   * @param runs has the runs of ensembles
   * @param trainings the folder of what trainings save on their way
   * @param models the folder of the user's models
   * @param failed receives messages for the user
   */
  public HistoryTraining(
      TrainViewModel viewModel,
      RunStore runs,
      Catalog catalog,
      Path trainings,
      Path models,
      Consumer<String> failed) {
    this.viewModel = viewModel;
    this.runs = runs;
    this.service = new TrainingService(catalog, runs, new ModelStore(List.of(models)));
    this.catalog = catalog;
    this.trainings = trainings;
    this.models = models;
    this.failed = failed;
  }

  /**
   * Trains a system on the selected datasets and saves it as a model; a training that was cancelled
   * goes on from what it has saved. A system that is a network is a run like others.
   */
  public void start(LadderSystem system) {
    if (viewModel.datasets().selectedProperty().get() == null) {
      startWhenListed(system);
      return;
    }
    Optional<LadderSystem.Ensemble> ensemble = system.ensemble();
    if (ensemble.isPresent()) {
      start(system, ensemble.get());
      return;
    }
    Optional<TrainingConfig> config = system.config();
    if (config.isPresent()) {
      viewModel.form().show(config.get());
      start(system, new LadderSystem.Ensemble(List.of(config.get()), Weighting.MEAN));
      return;
    }
    List<String> datasets = viewModel.datasets().names();
    viewModel
        .jobs()
        .start(
            Messages.text("train.history.training", system.title()),
            progress -> {
              String words = RunToModelJob.inWords(train(system, datasets, progress));
              return () -> viewModel.built(system.title() + ": " + words);
            },
            failed);
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

  private void start(LadderSystem system, LadderSystem.Ensemble ensemble) {
    List<String> datasets = viewModel.datasets().names();
    try {
      EnsembleTraining training =
          new EnsembleTraining(
              service,
              runs,
              trainings,
              system.title(),
              datasets,
              ensemble.members(),
              ensemble.weighting());
      String command =
          "sketch28 train --recipe %s --dataset %s --seed 1"
              .formatted(system.name(), String.join(",", datasets));
      viewModel.startEnsemble(
          training,
          () ->
              new ModelRequest(
                  new ModelBuilder.Label(
                      ClassicalTraining.unusedFolder(models, system),
                      system.title(),
                      system.description(),
                      command,
                      training.seconds()),
                  Optional.empty(),
                  true));
    } catch (UserFacingException e) {
      failed.accept(e.getMessage());
    }
  }

  private ModelBuilder.Built train(LadderSystem system, List<String> datasets, Progress progress)
      throws UserFacingException {
    ClassicalTraining training =
        ClassicalTraining.of(
            system.trainer().orElseThrow(), catalog, trainings, datasets, VALIDATION, 1, progress);
    ClassicalTraining.Learned learned = training.train(progress);
    ModelBuilder.Label label =
        new ModelBuilder.Label(
            ClassicalTraining.unusedFolder(models, system),
            system.title(),
            system.description(),
            training.command(system),
            learned.seconds());
    return training.build(
        learned.model(), catalog, new ModelRequest(label, Optional.empty(), true), progress);
  }
}
