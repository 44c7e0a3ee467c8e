package org.sketch28.app.control;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.sketch28.app.base.Messages;

/** Asks for a file to save to. */
public final class SaveChooser {

  private SaveChooser() {}

  /**
   * Shows the system's dialog and waits for the answer.
   *
   * @param owner a node of the window that owns the dialog
   * @param name the suggested file name, with its extension
   * @return empty if the user cancels
   */
  public static Optional<Path> choose(Node owner, String name) {
    int dot = name.lastIndexOf('.');
    return choose(
        chooser -> chooser.showSaveDialog(owner.getScene().getWindow()),
        new FileChooser(),
        name.substring(0, dot),
        name.substring(dot));
  }

  /**
   * Shows a dialog and waits for the answer.
   *
   * @param dialog shows the dialog, and returns null if the user cancels
   * @param chooser describes the dialog; gets the name and the extension
   * @param name the suggested file name, without its extension
   * @param extension with its dot
   * @return empty if the user cancels
   */
  public static Optional<Path> choose(
      Function<FileChooser, File> dialog, FileChooser chooser, String name, String extension) {
    chooser.setInitialFileName(name + extension);
    String pattern = "*" + extension;
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(pattern, pattern));
    return Optional.ofNullable(dialog.apply(chooser))
        .flatMap(file -> withExtension(file.toPath(), extension, SaveChooser::mayReplace));
  }

  /**
   * A file with its extension, which some systems leave to the user: without it, the program would
   * not know the file again.
   *
   * @param mayReplace asks whether a file may be replaced that the user did not choose as it is
   */
  static Optional<Path> withExtension(Path chosen, String extension, Predicate<Path> mayReplace) {
    String name = chosen.getFileName().toString();
    if (name.toLowerCase(Locale.ROOT).endsWith(extension)) {
      return Optional.of(chosen);
    }
    Path whole = chosen.resolveSibling(name + extension);
    return Optional.of(whole).filter(file -> !Files.exists(file) || mayReplace.test(file));
  }

  private static boolean mayReplace(Path file) {
    Alert alert =
        new Alert(
            Alert.AlertType.CONFIRMATION,
            Messages.text("file.replace", file),
            ButtonType.OK,
            ButtonType.CANCEL);
    alert.setHeaderText(null);
    alert.getDialogPane().setId("save-replace");
    Window.getWindows().stream().filter(Window::isFocused).findFirst().ifPresent(alert::initOwner);
    return alert.showAndWait().filter(ButtonType.OK::equals).isPresent();
  }
}
