package org.sketch28.app.train;

import javafx.scene.control.TextField;
import javafx.stage.Window;
import org.sketch28.app.base.FormDialog;
import org.sketch28.app.base.Messages;
import org.sketch28.train.run.RunInfo;

/** Asks for a run's title and notes. */
final class RenameDialog {

  private final RunInfo run;
  private final TextField title = new TextField();
  private final TextField notes = new TextField();
  private final FormDialog form = new FormDialog("runs.renameForm");

  RenameDialog(RunInfo run) {
    this.run = run;
    title.setId("rename-title");
    title.setText(run.title());
    notes.setId("rename-notes");
    notes.setText(run.notes());
  }

  void show(Window owner, TrainViewModel viewModel) {
    form.add(Messages.text("runs.title"), title);
    form.add(Messages.text("runs.notes"), notes);
    form.show(
        owner,
        title,
        () -> viewModel.history().rename(run, title.getText().strip(), notes.getText().strip()));
  }
}
