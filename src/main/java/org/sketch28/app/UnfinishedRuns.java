package org.sketch28.app;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;

/** Offers, at the start, to resume a training run that was interrupted. */
final class UnfinishedRuns implements AutoCloseable {

  private final RunStore runs;
  private final VBox notices;
  private final Consumer<RunInfo> resume;
  private final LatestTaskRunner reader;
  private final SaveQueue saves;

  /**
   * @param notices shows the offer
   * @param resume receives the run if the user wants to resume it
   * @param failed receives messages for the user
   */
  UnfinishedRuns(
      RunStore runs, VBox notices, Consumer<RunInfo> resume, Tasks tasks, Consumer<String> failed) {
    this.runs = runs;
    this.notices = notices;
    this.resume = resume;
    this.reader = tasks.latest("unfinished-runs");
    this.saves = tasks.saves("unfinished-runs-changes", failed);
  }

  /** Removes what was in the trash for long, and offers the latest interrupted run, if any. */
  void start() {
    save(() -> runs.trash().expire());
    reader.submit(runs::unfinished, this::offer);
  }

  private void offer(List<RunInfo> unfinished) {
    if (!unfinished.isEmpty()) {
      RunInfo run = unfinished.get(0);
      UnfinishedBar bar = new UnfinishedBar(run);
      bar.setOnAnswer(
          answer -> {
            notices.getChildren().remove(bar);
            switch (answer) {
              case RESUME -> resume.accept(run);
              case LATER -> {}
              case NEVER -> save(runs::stopUnfinished);
            }
          });
      notices.getChildren().add(bar);
    }
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
