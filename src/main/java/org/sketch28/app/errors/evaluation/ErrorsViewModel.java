package org.sketch28.app.errors.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.data.corrections.Correction;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.evaluate.Evaluator;
import org.sketch28.model.store.ModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which model on which images: chosen, evaluated, opened, and judged by the user's corrections. To
 * be used on one thread, the receiver of its {@link Tasks}.
 */
public final class ErrorsViewModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorsViewModel.class);

  private final ModelStore store;
  private final Evaluator evaluator;
  private final Consumer<String> failed;
  private final LatestTaskRunner lists;
  private final LatestTaskRunner kept;
  private final LatestTaskRunner judging;
  private final JobRunner jobs;
  private final CorrectionsViewModel corrections;

  private final ObservableList<ModelStore.Entry> models = FXCollections.observableArrayList();
  private final ObservableList<DatasetInfo> datasets = FXCollections.observableArrayList();
  private final ObjectProperty<ModelStore.Entry> model = new SimpleObjectProperty<>();
  private final ObjectProperty<DatasetInfo> dataset = new SimpleObjectProperty<>();
  private final ObjectProperty<Split> split = new SimpleObjectProperty<>(Split.TEST);
  private final BooleanProperty corrected = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<OpenEvaluation> opened = new ReadOnlyObjectWrapper<>();
  private List<Dataset> available = List.of();

  /** Models and datasets as the disk was when they were read. */
  private record Lists(List<ModelStore.Entry> models, List<Dataset> datasets) {}

  /**
   * @param tasks get work off the FX thread
   * @param failed receives messages for the user
   */
  public ErrorsViewModel(
      ModelStore store, Evaluator evaluator, Tasks tasks, Consumer<String> failed) {
    this.store = store;
    this.evaluator = evaluator;
    this.failed = failed;
    this.lists = tasks.latest("errors-list");
    this.kept = tasks.latest("errors-kept");
    this.judging = tasks.latest("errors-judging");
    this.jobs = tasks.jobs("errors-job");
    this.corrections =
        new CorrectionsViewModel(evaluator.catalog().corrections(), tasks, failed, this::judge);
    model.addListener((p, o, n) -> modelChosen());
    dataset.addListener((p, o, n) -> openKept());
    split.addListener((p, o, n) -> openKept());
    corrected.addListener((p, o, n) -> judge());
  }

  /** Looks at the disk anew. */
  public void refresh() {
    lists.submit(
        () ->
            new Lists(
                store.list(),
                evaluator.catalog().list().stream().filter(Dataset::isAvailable).toList()),
        this::show);
  }

  private void show(Lists read) {
    String modelName = model.get() == null ? "digits" : model.get().manifest().name();
    available = read.datasets();
    if (!models.equals(read.models())) {
      models.setAll(read.models());
    }
    Optional<ModelStore.Entry> same =
        read.models().stream().filter(m -> m.manifest().name().equals(modelName)).findFirst();
    ModelStore.Entry before = model.get();
    model.set(same.orElse(read.models().isEmpty() ? null : read.models().get(0)));
    if (Objects.equals(before, model.get())) {
      modelChosen();
    }
  }

  /** Offers the datasets of the model's classes. */
  private void modelChosen() {
    ModelStore.Entry chosen = model.get();
    List<DatasetInfo> fitting =
        chosen == null
            ? List.of()
            : available.stream()
                .map(Dataset::info)
                .filter(info -> info.classNames().equals(chosen.manifest().classes()))
                .toList();
    String wanted = dataset.get() == null ? "" : dataset.get().name();
    String trained =
        chosen == null || chosen.manifest().data() == null
            ? ""
            : chosen.manifest().data().dataset();
    if (!datasets.equals(fitting)) {
      datasets.setAll(fitting);
    }
    DatasetInfo next =
        fitting.stream()
            .filter(info -> info.name().equals(wanted))
            .findFirst()
            .or(() -> fitting.stream().filter(i -> trained.startsWith(i.name())).findFirst())
            .orElse(fitting.isEmpty() ? null : fitting.get(0));
    if (Objects.equals(next, dataset.get())) {
      openKept();
    } else {
      dataset.set(next);
    }
  }

  /** Opens what was kept of an earlier evaluation, if there is one. */
  private void openKept() {
    ModelStore.Entry chosen = model.get();
    DatasetInfo info = dataset.get();
    Split half = split.get();
    OpenEvaluation now = opened.get();
    if (now != null && now.isOf(chosen, info, half)) {
      if (info.kind() == DatasetInfo.Kind.DRAWN) {
        lookAgain(now);
      }
      return;
    }
    kept.cancel();
    opened.set(null);
    if (chosen == null || info == null) {
      return;
    }
    kept.submit(() -> findKept(chosen, info, half), found -> found.ifPresent(this::open));
  }

  /** Drawings are added and labelled anew meanwhile: what is open stays if it is still of them. */
  private void lookAgain(OpenEvaluation now) {
    kept.submit(() -> anew(now), (Runnable show) -> show.run());
  }

  private Runnable anew(OpenEvaluation now) {
    Optional<OpenEvaluation> found = findKept(now.model(), now.dataset(), now.original().split());
    ImageDataset before = now.original().data();
    if (found.isPresent() && found.get().original().data().sameContent(before)) {
      return () -> {};
    }
    return () -> {
      opened.set(null);
      found.ifPresent(this::open);
    };
  }

  private Optional<OpenEvaluation> findKept(ModelStore.Entry chosen, DatasetInfo info, Split half) {
    try {
      return evaluator
          .saved(chosen, info.name(), half)
          .map(evaluation -> new OpenEvaluation(chosen, info, evaluation, evaluation));
    } catch (UserFacingException e) {
      LOG.debug("Nothing is opened; Evaluate says why, when it is asked for", e);
      return Optional.empty();
    }
  }

  /** Evaluates the chosen model on the chosen images, and opens the result. */
  public void evaluate() {
    ModelStore.Entry chosen = model.get();
    DatasetInfo info = dataset.get();
    Split half = split.get();
    if (chosen == null || info == null) {
      return;
    }
    kept.cancel();
    jobs.start(
        Messages.text("errors.evaluating", chosen.manifest().title(), info.title()),
        progress -> {
          Evaluation evaluation = evaluator.evaluate(chosen, info.name(), half, progress);
          return () -> evaluated(new OpenEvaluation(chosen, info, evaluation, evaluation));
        },
        failed);
  }

  /** Something else may have been chosen meanwhile; what was evaluated is kept all the same. */
  private void evaluated(OpenEvaluation done) {
    if (done.isOf(model.get(), dataset.get(), split.get())) {
      open(done);
    } else {
      openKept();
    }
  }

  private void open(OpenEvaluation next) {
    kept.cancel();
    opened.set(next);
    corrections.load(next.original());
  }

  /** Judges anew, after a correction or a change of mind about them. */
  private void judge() {
    OpenEvaluation now = opened.get();
    if (now == null) {
      return;
    }
    List<Correction> all = corrections.of(now.dataset().name());
    boolean any = corrected.get() && all.stream().anyMatch(c -> c.split() == split.get());
    Evaluation original = now.original();
    if (!any) {
      judging.cancel();
      if (now.evaluation() != original) {
        opened.set(new OpenEvaluation(now.model(), now.dataset(), original, original));
      }
      return;
    }
    judging.submit(
        () -> original.corrected(all),
        evaluation -> {
          OpenEvaluation still = opened.get();
          if (still != null && still.original() == original) {
            opened.set(new OpenEvaluation(now.model(), now.dataset(), original, evaluation));
          }
        });
  }

  public ObservableList<ModelStore.Entry> models() {
    return models;
  }

  /** Those with the classes of the chosen model. */
  public ObservableList<DatasetInfo> datasets() {
    return datasets;
  }

  public ObjectProperty<ModelStore.Entry> modelProperty() {
    return model;
  }

  public ObjectProperty<DatasetInfo> datasetProperty() {
    return dataset;
  }

  public ObjectProperty<Split> splitProperty() {
    return split;
  }

  /** Whether the user's corrections of labels count. */
  public BooleanProperty correctedProperty() {
    return corrected;
  }

  /** Runs once an evaluation is open. */
  public void whenOpen(Runnable task) {
    opened.addListener(
        (p, before, now) -> {
          if (before == null && now != null) {
            task.run();
          }
        });
  }

  /** Null while nothing is open. */
  public ReadOnlyObjectProperty<OpenEvaluation> openedProperty() {
    return opened.getReadOnlyProperty();
  }

  /** The user's corrections of labels. */
  public CorrectionsViewModel corrections() {
    return corrections;
  }

  /** Evaluations, and all else that takes long here. */
  public JobRunner jobs() {
    return jobs;
  }

  public Evaluator evaluator() {
    return evaluator;
  }

  public void fail(String message) {
    failed.accept(message);
  }

  @Override
  public void close() {
    lists.close();
    kept.close();
    judging.close();
    corrections.close();
    jobs.close();
  }
}
