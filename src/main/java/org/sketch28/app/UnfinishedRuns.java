package org.sketch28.app;

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

  /** Removes what was in the trash for long, and offers what was interrupted last, if anything. */
  void start() {
    save(() -> runs.trash().expire());
    reader.submit(this::find, offer -> offer.ifPresent(this::show));
  }

  /** What can be resumed: in words, and how. */
  private record Offer(String words, Runnable resume) {}

  private Optional<Offer> find() {
    Optional<RunInfo> run = runs.unfinished().stream().findFirst();
    Optional<SavedTraining> training =
        trainings.interrupted(runs).stream()
            .filter(HistoryTraining::isContinued)
            .filter(each -> run.isEmpty() || each.runs().contains(run.get().id()))
            .findFirst();
    return training
        .map(
            each ->
                new Offer(
                    Messages.text("unfinished.training", each.title()),
                    () -> systems.get().resume(each)))
        .or(() -> run.map(each -> new Offer(words(each), () -> systems.get().resume(each))));
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
            case NEVER ->
                save(
                    () -> {
                      runs.stopUnfinished();
                      trainings.stopOffering();
                    });
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
