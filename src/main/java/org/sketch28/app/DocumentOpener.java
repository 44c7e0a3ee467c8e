package org.sketch28.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.drawings.DrawingDocument;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.foreign.ImportOptions;
import org.sketch28.model.foreign.OnnxRuntime;
import org.sketch28.model.store.ForeignModel;
import org.sketch28.model.store.ModelPackage;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;

/** Opens drawings, models that were saved as a file, and models of other programs in ONNX files. */
public final class DocumentOpener implements AutoCloseable {

  private final ModelStore models;
  private final Path ownModels;
  private final Consumer<Drawing> opened;
  private final Consumer<ModelStore.Entry> installed;
  private final Consumer<Runnable> offerOnnxRuntime;
  private final Consumer<String> failed;
  private final LatestTaskRunner reader;
  private final SaveQueue installs;

  /**
   * @param workspace has the models
   * @param opened receives a drawing that was read
   * @param installed receives a model that was installed
   * @param offerOnnxRuntime offers to install ONNX Runtime, and runs what it receives if it was
   * @param tasks runs work off the FX thread
   * @param failed receives the message if a file cannot be opened
   */
  DocumentOpener(
      Workspace workspace,
      Consumer<Drawing> opened,
      Consumer<ModelStore.Entry> installed,
      Consumer<Runnable> offerOnnxRuntime,
      Tasks tasks,
      Consumer<String> failed) {
    this.models = workspace.models();
    this.ownModels = workspace.ownModels();
    this.opened = opened;
    this.installed = installed;
    this.offerOnnxRuntime = offerOnnxRuntime;
    this.failed = failed;
    this.reader = tasks.latest("documents");
    this.installs = tasks.saves("install", failed);
  }

  /** Whether a command line argument is, by its name, a file that the window opens. */
  public static boolean canOpen(String argument) {
    return argument
        .toLowerCase(Locale.ROOT)
        .matches("[^-].*\\.(sketch28|sketch28model|onnx|png|jpe?g|gif|bmp|tiff?|webp)");
  }

  /**
   * Checks a file before a window opens for it.
   *
   * @throws UserFacingException if there is no such file, or it cannot be read
   */
  public static void requireReadable(Path file) throws UserFacingException {
    if (!Files.exists(file)) {
      throw new UserFacingException("There is no file %s. Check its name.".formatted(file));
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UserFacingException(
          "%s cannot be read. Check that it is a file, and that you may read it.".formatted(file));
    }
  }

  /**
   * Opens a drawing or a model in the background.
   *
   * @return false if the file is neither, by its name
   */
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
    if (name.endsWith(ForeignModel.EXTENSION)) {
      if (OnnxRuntime.isInstalled()) {
        installs.submit(() -> importModel(file));
      } else {
        offerOnnxRuntime.accept(() -> open(file));
      }
      return true;
    }
    return false;
  }

  private Runnable readDrawing(Path file) {
    try {
      Drawing drawing = DrawingDocument.read(file);
      return () -> opened.accept(drawing);
    } catch (UserFacingException e) {
      return () -> failed.accept(e.getMessage());
    }
  }

  private Runnable installModel(Path file) throws UserFacingException {
    ModelStore.Entry model = ModelPackage.install(file, models, ownModels);
    return () -> installed.accept(model);
  }

  private Runnable importModel(Path file) throws UserFacingException {
    ModelStore.Entry model = ForeignModel.read(file, ImportOptions.NONE).install(models, ownModels);
    return () -> installed.accept(model);
  }

  @Override
  public void close() {
    reader.close();
    installs.close();
  }
}
