package org.sketch28.app.errors.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.TagStore;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.evaluate.Evaluator;
import org.sketch28.model.store.ModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open evaluation of a model on images, judged by the user's corrections. Must be used on one
 * thread, the receiver of its {@link Tasks}.
 */
public final class ErrorsViewModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorsViewModel.class);

  private final Evaluator evaluator;
  private final Consumer<String> failed;
  private final EvaluationChooser chooser;
  private final LatestTaskRunner saved;
  private final LatestTaskRunner judging;
  private final JobRunner jobs;
  private final CorrectionsViewModel corrections;
  private final BooleanProperty corrected = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<OpenEvaluation> opened = new ReadOnlyObjectWrapper<>();

  /**
   * @param tasks runs work off the FX thread
   * @param failed receives messages for the user
   */
  public ErrorsViewModel(
      ModelStore store, Evaluator evaluator, Tasks tasks, Consumer<String> failed) {
    this.evaluator = evaluator;
    this.failed = failed;
    this.saved = tasks.latest("errors-saved");
    this.judging = tasks.latest("errors-judging");
    this.jobs = tasks.jobs("errors-job");
    this.corrections =
        new CorrectionsViewModel(evaluator.catalog().corrections(), tasks, failed, this::judge);
    this.chooser = new EvaluationChooser(store, evaluator.catalog(), tasks, this::openSaved);
    corrected.addListener((p, o, n) -> judge());
  }

  /** Reads again which models and datasets are on the disk. */
  public void refresh() {
    chooser.refresh();
  }

  /** Opens the saved evaluation of what is chosen, if there is one. */
  private void openSaved() {
    ModelStore.Entry model = modelProperty().get();
    DatasetInfo dataset = datasetProperty().get();
    Split split = splitProperty().get();
    OpenEvaluation now = opened.get();
    if (now != null && now.isOf(model, dataset, split)) {
      if (dataset.kind() == DatasetInfo.Kind.DRAWN) {
        openAgainIfChanged(now);
      }
      return;
    }
    saved.cancel();
    opened.set(null);
    if (model == null || dataset == null) {
      return;
    }
    saved.submit(
        () -> looked(findSaved(model, dataset, split)), found -> found.ifPresent(this::open));
  }

  /** Drawings may have been added or relabelled since; if so, the open evaluation is outdated. */
  private void openAgainIfChanged(OpenEvaluation now) {
    ImageDataset before = now.original().data();
    saved.submit(
        () -> {
          Optional<OpenEvaluation> found =
              findSaved(now.model(), now.dataset(), now.original().split());
          boolean same = found.filter(f -> f.original().data().sameContent(before)).isPresent();
          return same ? Optional.of(now) : looked(found);
        },
        found -> {
          if (found.isEmpty() || found.get().original() != now.original()) {
            opened.set(null);
            found.ifPresent(this::open);
          }
        });
  }

  /** Counts that a saved evaluation is shown. */
  private Optional<OpenEvaluation> looked(Optional<OpenEvaluation> found) {
    found.ifPresent(of -> evaluator.looked(of.model(), of.dataset().name(), of.original().split()));
    return found;
  }

  private Optional<OpenEvaluation> findSaved(
      ModelStore.Entry model, DatasetInfo dataset, Split split) {
    try {
      return evaluator
          .saved(model, dataset.name(), split)
          .map(evaluation -> OpenEvaluation.of(model, dataset, evaluation));
    } catch (UserFacingException e) {
      LOG.debug("Nothing is opened; Evaluate will report the reason", e);
      return Optional.empty();
    }
  }

  /** Evaluates the chosen model on the chosen images, and opens the result. */
  public void evaluate() {
    ModelStore.Entry model = modelProperty().get();
    DatasetInfo dataset = datasetProperty().get();
    Split split = splitProperty().get();
    if (model == null || dataset == null) {
      return;
    }
    saved.cancel();
    jobs.start(
        Messages.text("errors.evaluating", model.manifest().title(), dataset.title()),
        progress -> {
          Evaluation evaluation = evaluator.evaluate(model, dataset.name(), split, progress);
          OpenEvaluation done = OpenEvaluation.of(model, dataset, evaluation);
          return () -> evaluated(done);
        },
        failed);
  }

  /** Something else may have been chosen meanwhile; the result is saved nevertheless. */
  private void evaluated(OpenEvaluation done) {
    if (done.isOf(modelProperty().get(), datasetProperty().get(), splitProperty().get())) {
      open(done);
    } else {
      openSaved();
    }
  }

  private void open(OpenEvaluation next) {
    saved.cancel();
    opened.set(next);
    corrections.load(next.original());
  }

  /** Judges again, after a correction or when corrections are switched on or off. */
  private void judge() {
    OpenEvaluation now = opened.get();
    if (now == null) {
      return;
    }
    Evaluation original = now.original();
    List<Correction> all = corrections.of(now.dataset().name());
    if (!corrected.get() || all.stream().noneMatch(each -> each.split() == original.split())) {
      judging.cancel();
      if (now.evaluation() != original) {
        opened.set(now.judgedBy(original));
      }
      return;
    }
    judging.submit(
        () -> OpenEvaluation.computed(original.corrected(all)),
        evaluation -> {
          OpenEvaluation still = opened.get();
          if (still != null && still.original() == original) {
            opened.set(still.judgedBy(evaluation));
          }
        });
  }

  /**
   * Chooses images: now, or when the datasets have been read. Another model is chosen if this one
   * has other classes; if no model has these, the user is told.
   *
   * @param dataset its name
   */
  public void select(String dataset, Split split) {
    chooser.select(
        dataset, split, () -> failed.accept(Messages.text("errors.noModelFor", dataset)));
  }

  public ObservableList<ModelStore.Entry> models() {
    return chooser.models();
  }

  /** The datasets that have the classes of the chosen model. */
  public ObservableList<DatasetInfo> datasets() {
    return chooser.datasets();
  }

  /** The parts of the chosen dataset that are on this machine. */
  public ObservableList<Split> splits() {
    return chooser.splits();
  }

  /** Null if there are no models. */
  public ObjectProperty<ModelStore.Entry> modelProperty() {
    return chooser.modelProperty();
  }

  /** Null if no dataset fits. */
  public ObjectProperty<DatasetInfo> datasetProperty() {
    return chooser.datasetProperty();
  }

  public ObjectProperty<Split> splitProperty() {
    return chooser.splitProperty();
  }

  /** Whether the user's corrections of labels count. */
  public BooleanProperty correctedProperty() {
    return corrected;
  }

  /** Runs a task each time that an evaluation is opened where none was open. */
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

  /** Where the user's tags on images are saved. */
  public TagStore tags() {
    return new TagStore(evaluator.catalog().corrections().folder().resolve("tags"));
  }

  /** The user's corrections of labels. */
  public CorrectionsViewModel corrections() {
    return corrections;
  }

  /** The runner of evaluations and of the other long jobs of this view. */
  public JobRunner jobs() {
    return jobs;
  }

  public Evaluator evaluator() {
    return evaluator;
  }

  /** Shows a message to the user. */
  public void fail(String message) {
    failed.accept(message);
  }

  @Override
  public void close() {
    chooser.close();
    saved.close();
    judging.close();
    corrections.close();
    jobs.close();
  }
}
