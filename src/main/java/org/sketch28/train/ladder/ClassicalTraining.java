package org.sketch28.train.ladder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.model.store.ModelContent;
import org.sketch28.train.Protocol;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.classical.ClassicalTrainer;
import org.sketch28.train.classical.LearningCurve;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelFolders;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.train.run.TrainingData;

/**
 * A training without gradients: what is done is saved in a folder that belongs to its settings and
 * data, so that the same training, begun again after an interruption, goes on.
 */
public final class ClassicalTraining {

  private final LadderSystem system;
  private final ClassicalTrainer trainer;
  private final TrainingData data;
  private final long seed;
  private final double validationShare;
  private final Path folder;

  private ClassicalTraining(
      LadderSystem system, TrainingData data, long seed, double validationShare, Path folder) {
    this.system = system;
    this.trainer = system.trainer().orElseThrow();
    this.data = data;
    this.seed = seed;
    this.validationShare = validationShare;
    this.folder = folder;
  }

  /**
   * Loads the data of a training.
   *
   * @param system one that is trained without gradients
   * @param trainings has what is saved on the way
   * @param datasets names of one or several with the same classes
   * @param validationShare of the images that are left out, 0…0.5
   * @param progress of loading; may end the work by throwing
   * @throws UserFacingException if a dataset is missing, or cannot be trained on; or if so many
   *     images are left out
   */
  public static ClassicalTraining of(
      LadderSystem system,
      Catalog catalog,
      SavedTrainings trainings,
      List<String> datasets,
      double validationShare,
      long seed,
      Progress progress)
      throws UserFacingException {
    if (!(validationShare >= 0 && validationShare <= TrainingConfig.MOST_VALIDATION)) {
      throw new UserFacingException(
          "The validation share must be from 0 to %s.".formatted(TrainingConfig.MOST_VALIDATION));
    }
    TrainingData data =
        TrainingData.load(catalog, datasets, validationShare, TrainingConfig.SPLIT_SEED, progress);
    data.requireClasses();
    String key =
        "%s %s %s %s %d split %d %s"
            .formatted(
                system.trainer().orElseThrow(),
                data.sha256(),
                data.split().training().classNames(),
                validationShare,
                seed,
                TrainingConfig.SPLIT_SEED,
                data.split().description());
    return new ClassicalTraining(system, data, seed, validationShare, trainings.folder(key));
  }

  /** The data, split. */
  public TrainingData data() {
    return data;
  }

  /** Its settings, and what came of its passes, for {@code model.json}. */
  private Map<String, Object> settings(LearningCurve curve) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("trainer", trainer.toString());
    settings.put("validationShare", validationShare);
    settings.put("seed", seed);
    if (!curve.done().isEmpty()) {
      settings.put("passes", curve.done().stream().map(ClassicalTraining::described).toList());
    }
    return settings;
  }

  private static Map<String, Object> described(LearningCurve.Pass pass) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("pass", pass.pass());
    if (!Double.isNaN(pass.accuracy())) {
      described.put("accuracy", pass.accuracy());
    }
    if (!Double.isNaN(pass.validationAccuracy())) {
      described.put("validationAccuracy", pass.validationAccuracy());
    }
    return described;
  }

  /**
   * What was learned.
   *
   * @param seconds of training, in all sessions
   * @param curve of its passes; without points if it has none
   */
  public record Learned(ModelContent model, double seconds, LearningCurve curve) {}

  /** Whether a part of this training was done and saved before. */
  public boolean isResumed() {
    return Files.isDirectory(folder);
  }

  /**
   * Trains.
   *
   * @param progress of the work; may end it by throwing, and what is done stays saved
   * @param listener is notified of each change of the training's curve, on the thread of the work
   * @throws UserFacingException if the same training is going on elsewhere, or what is done cannot
   *     be saved
   */
  public Learned train(Progress progress, Consumer<LearningCurve> listener)
      throws UserFacingException {
    return SavedTrainings.alone(folder, () -> learned(progress, listener));
  }

  private Learned learned(Progress progress, Consumer<LearningCurve> listener)
      throws UserFacingException {
    SavedTrainings.save(
        folder,
        new SavedTraining(
            system.name(),
            system.titleOn(data.names()),
            data.names(),
            SavedTraining.settings(trainer, validationShare, seed),
            true,
            List.of()));
    try {
      SavedTime time = new SavedTime(folder.resolve("seconds"), System::nanoTime);
      CurveRecorder recorder = new CurveRecorder(folder, data.split().validation(), listener);
      ModelContent model =
          trainer.train(data.split().training(), seed, folder, time.on(progress), recorder);
      return new Learned(model, time.seconds(), recorder.curve());
    } catch (UserFacingException e) {
      // It would fail again.
      stopOffering();
      throw e;
    } catch (IOException e) {
      throw SavedTrainings.notSaved(folder, e);
    } catch (UncheckedIOException e) {
      throw SavedTrainings.notSaved(folder, e.getCause());
    }
  }

  /**
   * Does not offer this training at the next start: the user has ended it. It goes on when it is
   * begun again.
   *
   * @throws UserFacingException if that cannot be saved
   */
  public void stopOffering() throws UserFacingException {
    SavedTrainings.stopOffering(folder);
  }

  /**
   * Saves what was learned as a model, and deletes what was saved on the way.
   *
   * @param catalog has the test images
   * @param progress of images; may end the work by throwing, and then nothing is saved
   * @throws UserFacingException if the model cannot be saved
   */
  public ModelBuilder.Built build(
      Learned learned, Catalog catalog, ModelRequest request, Progress progress)
      throws UserFacingException {
    try {
      Optional<ImageDataset> test = request.tested() ? data.test(catalog) : Optional.empty();
      ModelBuilder.Trained trained =
          new ModelBuilder.Trained(
              learned.model(),
              data,
              settings(learned.curve()),
              false,
              Protocol.HONEST,
              Optional.empty());
      ModelBuilder.Built built =
          SavedTrainings.alone(folder, () -> ModelBuilder.build(trained, request, test, progress));
      SavedTrainings.deleteBuilt(folder);
      return built;
    } finally {
      ModelFolders.release(request.label().folder());
    }
  }

  /** The command that trains the system again in the same way, but for its calibration. */
  public String command() {
    return "sketch28 train --recipe %s --dataset %s --validation-share %s --seed %d%s"
        .formatted(
            system.name(),
            String.join(",", data.names()),
            validationShare,
            seed,
            trainer.options());
  }
}
