package org.sketch28.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.train.HistoryTraining;
import org.sketch28.base.UserFacingException;
import org.sketch28.train.ladder.SavedTraining;
import org.sketch28.train.ladder.SavedTrainings;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.workspace.Workspace;

/** Offers, at the start, to resume a training that was interrupted. */
final class UnfinishedRuns implements AutoCloseable {

  /** More bars would hide what the user came for. */
  private static final int MOST = 3;

  private final RunStore runs;
  private final SavedTrainings trainings;
  private final VBox notices;
  private final Supplier<HistoryTraining> systems;
  private final LatestTaskRunner reader;
  private final SaveQueue saves;

  /**
   * @param notices shows the offer
   * @param systems shows the training view, and resumes what the user wants to resume
   * @param failed receives messages for the user
   */
  UnfinishedRuns(
      Workspace workspace,
      VBox notices,
      Supplier<HistoryTraining> systems,
      Tasks tasks,
      Consumer<String> failed) {
    this.runs = workspace.runs();
    this.trainings = workspace.trainings();
    this.notices = notices;
    this.systems = systems;
    this.reader = tasks.latest("unfinished-runs");
    this.saves = tasks.saves("unfinished-runs-changes", failed);
  }

  /** Removes what was in the trash for long, and offers what was interrupted. */
  void start() {
    save(() -> runs.trash().expire());
    save(() -> trainings.expire(Instant.now()));
    reader.submit(this::find, offers -> offers.forEach(this::show));
  }

  /**
   * What can be resumed.
   *
   * @param words that name it
   * @param never does not offer it again
   */
  private record Offer(String words, Runnable resume, Change never) {}

  private List<SavedTraining> offered() {
    return trainings.interrupted(runs).stream().filter(HistoryTraining::isContinued).toList();
  }

  private List<Offer> find() {
    Optional<RunInfo> run = runs.unfinished().stream().findFirst();
    List<SavedTraining> others = new ArrayList<>(offered());
    List<Offer> offers = new ArrayList<>();
    if (run.isPresent()) {
      Optional<SavedTraining> whole =
          others.stream().filter(each -> each.runs().contains(run.get().id())).findFirst();
      offers.add(whole.map(this::offer).orElseGet(() -> offer(run.get())));
      whole.ifPresent(others::remove);
    }
    others.stream().limit(MOST - offers.size()).map(this::offer).forEach(offers::add);
    return offers;
  }

  private Offer offer(SavedTraining training) {
    return new Offer(
        Messages.text("unfinished.training", training.title()),
        () -> systems.get().resume(training),
        () -> {
          trainings.stopOffering(training);
          runs.stopUnfinished(run -> training.runs().contains(run.id()));
        });
  }

  private Offer offer(RunInfo run) {
    return new Offer(words(run), () -> systems.get().resume(run), this::stopSingleRuns);
  }

  /** Those of other trainings have offers of their own. */
  private void stopSingleRuns() throws UserFacingException {
    List<SavedTraining> others = offered();
    runs.stopUnfinished(run -> others.stream().noneMatch(each -> each.runs().contains(run.id())));
  }

  private static String words(RunInfo run) {
    return run.steps() == 0
        ? Messages.text("unfinished.early", run.title())
        : Messages.text("unfinished", run.title(), run.step(), run.steps());
  }

  private void show(Offer offer) {
    UnfinishedBar bar = new UnfinishedBar(offer.words());
    bar.setOnAnswer(
        answer -> {
          notices.getChildren().remove(bar);
          switch (answer) {
            case RESUME -> offer.resume().run();
            case LATER -> {}
            case NEVER -> save(offer.never());
          }
        });
    notices.getChildren().add(bar);
  }

  private interface Change {
    void make() throws UserFacingException;
  }

  private void save(Change change) {
    saves.submit(
        () -> {
          change.make();
          return () -> {};
        });
  }

  @Override
  public void close() {
    reader.close();
    saves.close();
  }
}
