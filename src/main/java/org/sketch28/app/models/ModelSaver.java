package org.sketch28.app.models;

import java.io.File;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.model.store.ModelPackage;
import org.sketch28.model.store.ModelStore;

/** Saves a model as a single file that can be passed on to others. */
public final class ModelSaver implements AutoCloseable {

  private final SaveQueue saves;
  private Function<FileChooser, File> dialog = chooser -> chooser.showSaveDialog(focused());

  /**
   * @param tasks runs work off the FX thread
   * @param failed receives messages for the user
   */
  public ModelSaver(Tasks tasks, Consumer<String> failed) {
    this.saves = tasks.saves("model-files", failed);
  }

  /** Replaces the system's dialog, which asks for the file. */
  public void setDialog(Function<FileChooser, File> asker) {
    dialog = asker;
  }

  /** Asks for a file and saves to it in the background. */
  void save(ModelStore.Entry entry) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("model.save"));
    chooser.setInitialFileName(entry.manifest().name() + ModelPackage.EXTENSION);
    String pattern = "*" + ModelPackage.EXTENSION;
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(pattern, pattern));
    File file = dialog.apply(chooser);
    if (file != null) {
      saves.submit(
          () -> {
            ModelPackage.pack(entry, file.toPath());
            return () -> {};
          });
    }
  }

  private static Window focused() {
    return Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(null);
  }

  @Override
  public void close() {
    saves.close();
  }
}
