package org.sketch28.app.models;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.store.ModelPackage;
import org.sketch28.model.store.ModelStore;

/** Saves a model as one file, to be given to somebody. */
public final class ModelSaver implements AutoCloseable {

  private final Consumer<String> failed;
  private final LatestTaskRunner writer = Tasks.onFxThread().latest("pack");
  private Function<FileChooser, File> dialog = chooser -> chooser.showSaveDialog(focused());

  /**
   * @param failed shows a message when it could not be saved
   */
  public ModelSaver(Consumer<String> failed) {
    this.failed = failed;
  }

  /** What asks where to; the system's dialog unless this is called. */
  public void setDialog(Function<FileChooser, File> asker) {
    dialog = asker;
  }

  /** Asks where to, and saves in the background. */
  void save(ModelStore.Entry entry) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("model.save"));
    chooser.setInitialFileName(entry.manifest().name() + ModelPackage.EXTENSION);
    String pattern = "*" + ModelPackage.EXTENSION;
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(pattern, pattern));
    File file = dialog.apply(chooser);
    if (file != null) {
      writer.submit(() -> write(entry, file.toPath()), problem -> problem.ifPresent(failed));
    }
  }

  private static Optional<String> write(ModelStore.Entry entry, Path file) {
    try {
      ModelPackage.pack(entry, file);
      return Optional.empty();
    } catch (UserFacingException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Window focused() {
    return Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(null);
  }

  @Override
  public void close() {
    writer.close();
  }
}
