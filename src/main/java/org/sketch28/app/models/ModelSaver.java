package org.sketch28.app.models;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.export.ModelExporter;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelPackage;
import org.sketch28.model.store.ModelStore;

/** Saves a model as a single file that can be passed on to others, or exports it. */
public final class ModelSaver implements AutoCloseable {

  private final SaveQueue saves;
  private final Function<ModelManifest, List<String>> licences;
  private Function<FileChooser, File> dialog = chooser -> chooser.showSaveDialog(focused());

  /**
   * @param licences of the data that a model was trained on
   * @param tasks runs work off the FX thread
   * @param failed receives messages for the user
   */
  public ModelSaver(
      Function<ModelManifest, List<String>> licences, Tasks tasks, Consumer<String> failed) {
    this.licences = licences;
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

  /**
   * Asks for a folder and exports to it in the background.
   *
   * @param told receives what is happening, for the user
   */
  void export(ModelStore.Entry entry, ModelExporter.Format format, Consumer<String> told) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("model.export.folder"));
    chooser.setInitialFileName(entry.manifest().name() + "-" + format);
    File folder = dialog.apply(chooser);
    if (folder == null) {
      return;
    }
    told.accept(Messages.text("model.exporting"));
    saves.submit(
        () -> {
          List<String> data = licences.apply(entry.manifest());
          ModelExporter.write(entry, format, data, ModelExporter.VECTORS, folder.toPath());
          return () -> told.accept(Messages.text("model.exported", folder));
        },
        () -> told.accept(""));
  }

  private static Window focused() {
    return Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(null);
  }

  @Override
  public void close() {
    saves.close();
  }
}
