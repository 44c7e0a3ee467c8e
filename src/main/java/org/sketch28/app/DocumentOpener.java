package org.sketch28.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.drawings.DrawingDocument;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.store.ModelPackage;
import org.sketch28.model.store.ModelStore;

/** Opens files of the program's own: drawings, and models in a file. */
public final class DocumentOpener implements AutoCloseable {

  private final Path models;
  private final Consumer<Drawing> drawing;
  private final Consumer<ModelStore.Entry> model;
  private final Consumer<String> failed;
  private final LatestTaskRunner reader = Tasks.onFxThread().latest("documents");
  private final SaveQueue installs;

  /**
   * @param models the folder of the user's models
   * @param drawing receives a drawing that was read
   * @param model receives a model that was installed
   * @param failed receives the message if a file cannot be opened
   */
  DocumentOpener(
      Path models,
      Consumer<Drawing> drawing,
      Consumer<ModelStore.Entry> model,
      Consumer<String> failed) {
    this.models = models;
    this.drawing = drawing;
    this.model = model;
    this.failed = failed;
    this.installs = Tasks.onFxThread().saves("install", failed);
  }

  /** Whether this is, by its name, a file that the window opens, and no command. */
  public static boolean canOpen(String argument) {
    return argument
        .toLowerCase(Locale.ROOT)
        .matches("[^-].*\\.(sketch28|sketch28model|png|jpe?g|gif|bmp|tiff?|webp)");
  }

  /** Opens a drawing or a model in the background; false if this is neither, by its name. */
  boolean open(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(DrawingDocument.EXTENSION)) {
      reader.submit(() -> readDrawing(file), Runnable::run);
      return true;
    }
    if (name.endsWith(ModelPackage.EXTENSION)) {
      installs.submit(() -> installModel(file));
      return true;
    }
    return false;
  }

  private Runnable readDrawing(Path file) {
    try {
      Drawing read = DrawingDocument.read(file);
      return () -> drawing.accept(read);
    } catch (UserFacingException e) {
      return () -> failed.accept(e.getMessage());
    }
  }

  private Runnable installModel(Path file) throws UserFacingException {
    ModelStore.Entry installed = ModelPackage.install(file, models);
    return () -> model.accept(installed);
  }

  @Override
  public void close() {
    reader.close();
    installs.close();
  }
}
