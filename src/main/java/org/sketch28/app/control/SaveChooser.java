package org.sketch28.app.control;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.FileChooser;

/** Asks for a file to save to. */
public final class SaveChooser {

  private SaveChooser() {}

  /**
   * Shows the system's dialog and waits for the answer.
   *
   * @param owner a node of the window that owns the dialog
   * @param name the suggested file name
   * @return empty if the user cancels
   */
  public static Optional<Path> choose(Node owner, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(name);
    return Optional.ofNullable(chooser.showSaveDialog(owner.getScene().getWindow()))
        .map(File::toPath);
  }
}
