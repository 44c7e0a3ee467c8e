package org.sketch28.app.base;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The jobs of a window that are running, and whose results would be lost if it closed. */
public final class RunningJobs {

  private final ObservableList<JobRunner> running = FXCollections.observableArrayList();
  private final BooleanExpression any = Bindings.isNotEmpty(running);

  /** Lists the jobs of a runner while they are running. */
  JobRunner watch(JobRunner runner) {
    runner
        .runningProperty()
        .addListener(
            (p, o, on) -> {
              if (on) {
                running.add(runner);
              } else {
                running.remove(runner);
              }
            });
    return runner;
  }

  /** Whether any is running. */
  public BooleanExpression anyProperty() {
    return any;
  }

  /** The titles of those that are running. */
  public List<String> titles() {
    return running.stream().map(runner -> runner.titleProperty().get()).toList();
  }
}
