package org.sketch28.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanExpression;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.RunningJobs;
import org.sketch28.app.train.HistoryTraining;

/**
 * What closing the window would interrupt.
 *
 * @param training of runs and systems; empty before the view was opened
 * @param jobs all others
 */
record OpenWork(Optional<HistoryTraining> training, RunningJobs jobs) {

  /** Whether anything is going on. */
  BooleanExpression busy() {
    return training
        .map(systems -> systems.busy().or(jobs.anyProperty()))
        .map(BooleanExpression.class::cast)
        .orElse(jobs.anyProperty());
  }

  /** What would be interrupted, and what becomes of it, as a question for the user. */
  String question() {
    List<String> words = new ArrayList<>();
    if (training.filter(systems -> systems.busy().get()).isPresent()) {
      words.add(Messages.text("closing.training"));
    }
    jobs.titles().forEach(title -> words.add(Messages.text("closing.job", title)));
    return String.join(" ", words);
  }
}
