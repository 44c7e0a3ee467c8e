package org.sketch28.app.control;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.FileChooser;

/** Asks where to save. */
public final class SaveChooser {

  private SaveChooser() {}

  /**
   * Waits for the user's answer.
   *
   * @param owner in the window that asks
   * @param name that is proposed
   * @return none if they changed their mind
   */
  public static Optional<Path> choose(Node owner, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(name);
    return Optional.ofNullable(chooser.showSaveDialog(owner.getScene().getWindow()))
        .map(File::toPath);
  }
}
