package org.sketch28.train.ladder;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.train.run.NewRun;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.TrainingService;
import org.sketch28.train.run.Weighting;

/**
 * The runs of an ensemble, or of a single network, one after another, and the model that is made of
 * them. Which runs belong to it is saved, so that the same training, begun again after an
 * interruption, goes on.
 */
public final class EnsembleTraining {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TrainingService service;
  private final RunStore store;
  private final String title;
  private final List<String> datasets;
  private final List<TrainingConfig> configs;
  private final Weighting weighting;
  private final Path file;
  private final List<String> ids;

  /**
   * A training that is new, or that was begun before with the same settings.
   *
   * @param service trains the runs
   * @param store has the runs
   * @param trainings the folder of what is saved on the way, of all trainings
   * @param title of the ensemble; its runs are numbered
   * @param configs settings of each member
   * @throws UserFacingException if what was saved is damaged
   */
  public EnsembleTraining(
      TrainingService service,
      RunStore store,
      Path trainings,
      String title,
      List<String> datasets,
      List<TrainingConfig> configs,
      Weighting weighting)
      throws UserFacingException {
    this.service = service;
    this.store = store;
    this.title = title;
    this.datasets = List.copyOf(datasets);
    this.configs = List.copyOf(configs);
    this.weighting = weighting;
    String key = title + " " + datasets + " " + configs;
    String sum = Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    this.file = trainings.resolve(sum.substring(0, 16)).resolve("members.json");
    this.ids = read();
  }

  private List<String> read() throws UserFacingException {
    if (!Files.exists(file)) {
      return new ArrayList<>();
    }
    try {
      return new ArrayList<>(
          JSON.readValue(Files.readAllBytes(file), new TypeReference<List<String>>() {}));
    } catch (IOException e) {
      throw new UserFacingException(
          "%s cannot be used: %s. Delete it to begin again.".formatted(file, e.getMessage()), e);
    }
  }

  /** The title of the ensemble. */
  public String title() {
    return title;
  }

  /** The number of members. */
  public int size() {
    return configs.size();
  }

  /** The number of members that are trained. */
  public int done() {
    return finished().size();
  }

  /** Runs that the user has deleted count as not begun. */
  private List<RunInfo> finished() {
    List<RunInfo> all = store.list();
    return ids.stream()
        .flatMap(id -> all.stream().filter(run -> run.id().equals(id)))
        .filter(run -> run.status() == RunInfo.Status.FINISHED)
        .toList();
  }

  /**
   * The next run that has to be trained: one that was interrupted, or a new one.
   *
   * @param progress of loading its data; may end the work by throwing
   * @return none if all are trained
   * @throws UserFacingException if it cannot be created or resumed
   */
  public Optional<LoadedRun> next(Progress progress) throws UserFacingException {
    List<RunInfo> all = store.list();
    for (int i = 0; i < configs.size(); i++) {
      Optional<RunInfo> run = Optional.empty();
      if (i < ids.size()) {
        String id = ids.get(i);
        run = all.stream().filter(each -> each.id().equals(id)).findFirst();
      }
      if (run.isEmpty()) {
        return Optional.of(create(i, progress));
      }
      if (run.get().status() != RunInfo.Status.FINISHED) {
        return Optional.of(service.resume(run.get(), progress));
      }
    }
    return Optional.empty();
  }

  private LoadedRun create(int index, Progress progress) throws UserFacingException {
    NewRun request =
        new NewRun(
            configs.size() == 1
                ? title
                : "%s, %d of %d".formatted(title, index + 1, configs.size()),
            datasets,
            configs.get(index),
            Optional.empty());
    LoadedRun created = service.create(request, progress);
    if (index < ids.size()) {
      ids.set(index, created.info().id());
    } else {
      ids.add(created.info().id());
    }
    try {
      AtomicFiles.write(file, JSON.writeValueAsBytes(ids));
    } catch (IOException e) {
      throw new UserFacingException(
          "The training cannot be saved in %s: %s".formatted(file, e.getMessage()), e);
    }
    return created;
  }

  /** The time that all members were trained for, in seconds. */
  public double seconds() {
    return finished().stream().mapToDouble(RunInfo::seconds).sum();
  }

  /**
   * Makes a model of the runs, which stay; the next training of these settings has new ones.
   *
   * @param progress of images; may end the work by throwing, and then nothing is saved
   * @throws UserFacingException if the model cannot be built or saved
   */
  public ModelBuilder.Built build(ModelRequest request, Progress progress)
      throws UserFacingException {
    List<RunInfo> runs = finished();
    if (runs.size() < configs.size()) {
      throw new UserFacingException(
          "A network of %s was deleted. Train it again.".formatted(title));
    }
    ModelBuilder.Built built =
        runs.size() == 1
            ? service.buildModel(service.load(runs.get(0), progress), request, progress)
            : service.combine(runs, weighting, request, progress);
    try {
      AtomicFiles.deleteTree(file.getParent());
    } catch (IOException e) {
      throw new UserFacingException(
          "The model has been saved, but %s cannot be deleted: %s"
              .formatted(file.getParent(), e.getMessage()),
          e);
    }
    return built;
  }
}
