package org.sketch28.train.ladder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.train.Protocol;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelFolders;
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

  /** More than any ensemble has members, so that two seeds have no member in common. */
  public static final int SEEDS = 100;

  private final TrainingService service;
  private final RunStore store;
  private final Plan plan;
  private final Path folder;

  /**
   * What is to be trained.
   *
   * @param system name of its recipe
   * @param title of the ensemble; its runs are numbered
   * @param datasets that all of them learn from
   * @param configs settings of each member
   * @param weighting how much each of them counts
   * @param fitting whether the batches may be smaller if there are few images
   */
  public record Plan(
      String system,
      String title,
      List<String> datasets,
      List<TrainingConfig> configs,
      Weighting weighting,
      boolean fitting) {

    public Plan {
      datasets = List.copyOf(datasets);
      configs = List.copyOf(configs);
    }
  }

  /**
   * A training that is new, or that was begun before with the same settings.
   *
   * @param service trains the runs
   * @param store has the runs
   * @param trainings has what is saved on the way
   */
  public EnsembleTraining(
      TrainingService service, RunStore store, SavedTrainings trainings, Plan plan) {
    this.service = service;
    this.store = store;
    this.plan = plan;
    // What a user calls it makes no other training of it.
    String name = Ladder.find(plan.system()).map(LadderSystem::title).orElse(plan.title());
    this.folder = trainings.folder(name + " " + plan.datasets() + " " + plan.configs());
  }

  /** The title of the ensemble. */
  public String title() {
    return plan.title();
  }

  /** The number of members. */
  public int size() {
    return plan.configs().size();
  }

  /** The number of a run among the members, from 1. */
  public int number(RunInfo run) {
    return ids().indexOf(run.id()) + 1;
  }

  /**
   * The command that trains the system again in the same way, but for its calibration.
   *
   * @param epochs of each network, if they are not those of the recipe
   */
  public String command(Optional<Integer> epochs) {
    TrainingConfig first = plan.configs().get(0);
    return ("sketch28 train --recipe %s --dataset %s%s --validation-share %s --seed %d --threads %d"
            + " --batch-size %d%s")
        .formatted(
            plan.system(),
            String.join(",", plan.datasets()),
            epochs.map(" --epochs %d"::formatted).orElse(""),
            first.validationShare(),
            1 + (first.seed() - 1) / SEEDS,
            first.replicas(),
            first.batchSize(),
            first.protocol() == Protocol.PUBLISHED ? " --protocol published" : "");
  }

  /** The number of members that are trained. */
  public int done() {
    return finished().size();
  }

  private List<String> ids() {
    return SavedTrainings.read(folder).map(SavedTraining::runs).orElse(List.of());
  }

  /** Runs that the user has deleted count as not begun. */
  private List<RunInfo> finished() {
    List<RunInfo> all = store.list();
    return ids().stream()
        .flatMap(id -> all.stream().filter(run -> run.id().equals(id)))
        .filter(run -> run.status() == RunInfo.Status.FINISHED)
        .toList();
  }

  /**
   * The next run that has to be trained: one that was interrupted, or a new one.
   *
   * @param progress of loading its data; may end the work by throwing
   * @return none if all are trained
   * @throws UserFacingException if it cannot be created or resumed, or if the images are not those
   *     that the earlier members have learned from, or if it goes on elsewhere
   */
  public Optional<LoadedRun> next(Progress progress) throws UserFacingException {
    requireWeights();
    return SavedTrainings.alone(folder, () -> nextAlone(progress));
  }

  private Optional<LoadedRun> nextAlone(Progress progress) throws UserFacingException {
    List<String> ids = ids();
    List<RunInfo> all = store.list();
    for (int i = 0; i < size(); i++) {
      Optional<RunInfo> run = Optional.empty();
      if (i < ids.size()) {
        String id = ids.get(i);
        run = all.stream().filter(each -> each.id().equals(id)).findFirst();
      }
      if (run.isEmpty()) {
        return Optional.of(create(i, progress));
      }
      if (run.get().status() != RunInfo.Status.FINISHED) {
        return Optional.of(resumed(run.get(), progress));
      }
    }
    return Optional.empty();
  }

  /** Hours of training would end with that message, or else it comes at once. */
  private void requireWeights() throws UserFacingException {
    boolean none =
        plan.configs().stream()
            .anyMatch(each -> each.validationShare() == 0 && each.protocol() == Protocol.HONEST);
    if (plan.weighting() == Weighting.FITTED && none) {
      throw new UserFacingException(
          "How much each network of %s counts is found on validation images. Choose a validation"
                  .formatted(title())
              + " share above 0.");
    }
  }

  private LoadedRun resumed(RunInfo run, Progress progress) throws UserFacingException {
    LoadedRun loaded = service.load(run, progress);
    if (loaded.data().changed()) {
      save(List.of());
      throw changedImages();
    }
    TrainingService.requireResumable(loaded);
    save(ids());
    return loaded;
  }

  private LoadedRun create(int index, Progress progress) throws UserFacingException {
    String runTitle = size() == 1 ? title() : "%s, %d of %d".formatted(title(), index + 1, size());
    NewRun request =
        new NewRun(runTitle, plan.datasets(), plan.configs().get(index), Optional.empty());
    LoadedRun created =
        plan.fitting()
            ? service.createFitting(request, progress)
            : service.create(request, progress);
    RunInfo run = created.info();
    if (finished().stream().anyMatch(other -> !other.hasSameImages(run))) {
      store.delete(run.id());
      save(List.of());
      throw changedImages();
    }
    List<String> more = new ArrayList<>(ids());
    if (index < more.size()) {
      more.set(index, run.id());
    } else {
      more.add(run.id());
    }
    save(more);
    return created;
  }

  /** Networks that learned from other images cannot be measured together. */
  private UserFacingException changedImages() {
    return new UserFacingException(
        ("The images of %s, or the choice of those for validation, have changed since %s was begun,"
                + " and all of its networks must learn from the same ones. What is trained stays in the table of runs. Begin it again to"
                + " train all of them on the images as they are now.")
            .formatted(String.join(", ", plan.datasets()), title()));
  }

  private void save(List<String> runs) throws UserFacingException {
    SavedTrainings.save(
        folder,
        new SavedTraining(
            plan.system(),
            title(),
            plan.datasets(),
            SavedTraining.settings(plan.configs()),
            !runs.isEmpty(),
            runs));
  }

  /**
   * How long the members after a run will take, in seconds, if each takes as long as those that are
   * trained; NaN before one is.
   */
  public double secondsAfter(RunInfo run) {
    int after = size() - number(run);
    return after == 0 ? 0 : after * seconds() / done();
  }

  /** The time that all members were trained for, in seconds, until a model is built of them. */
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
    ModelBuilder.Built built;
    try {
      List<RunInfo> runs = finished();
      if (runs.size() < size()) {
        throw new UserFacingException(
            "A network of %s was deleted. Train it again.".formatted(title()));
      }
      built = SavedTrainings.alone(folder, () -> built(runs, request, progress));
    } finally {
      ModelFolders.release(request.label().folder());
    }
    SavedTrainings.deleteBuilt(folder);
    return built;
  }

  private ModelBuilder.Built built(List<RunInfo> runs, ModelRequest request, Progress progress)
      throws UserFacingException {
    return runs.size() == 1
        ? service.buildModel(service.load(runs.get(0), progress), request, progress)
        : service.combine(runs, plan.weighting(), request, progress);
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
}
