package org.sketch28.app.models;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.export.ModelExporter;
import org.sketch28.model.store.ModelPackage;
import org.sketch28.model.store.ModelStore;
import org.sketch28.report.HtmlReport;
import org.sketch28.report.ReportSource;
import org.sketch28.workspace.DataLicences;
import org.sketch28.workspace.Workspace;

/** Saves a model, or a report on it, as a single file that can be passed on, or exports it. */
public final class ModelSaver implements AutoCloseable {

  private final Workspace workspace;
  private final ReportSource reports;
  private final SaveQueue saves;
  private Function<FileChooser, File> dialog = chooser -> chooser.showSaveDialog(focused());

  /**
   * @param workspace has what a report says, and the licences of data
   * @param tasks runs work off the FX thread
   * @param failed receives messages for the user
   */
  public ModelSaver(Workspace workspace, Tasks tasks, Consumer<String> failed) {
    this.workspace = workspace;
    this.reports = new ReportSource(workspace);
    this.saves = tasks.saves("model-files", failed);
  }

  /** Replaces the system's dialog, which asks for the file. */
  public void setDialog(Function<FileChooser, File> asker) {
    dialog = asker;
  }

  /** Asks for a file and saves to it in the background. */
  void save(ModelStore.Entry entry) {
    save(
        Messages.text("model.save"),
        entry,
        ModelPackage.EXTENSION,
        file -> ModelPackage.pack(entry, file));
  }

  /** Asks for a file and writes a report on the model to it in the background. */
  void saveReport(ModelStore.Entry entry) {
    save(
        Messages.text("model.report"),
        entry,
        ".html",
        file -> HtmlReport.write(reports.of(entry, Progress.NONE), file));
  }

  /** Writes a file. */
  @FunctionalInterface
  private interface Content {
    void writeTo(Path file) throws UserFacingException;
  }

  private void save(String title, ModelStore.Entry entry, String extension, Content content) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(entry.manifest().name() + extension);
    String pattern = "*" + extension;
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(pattern, pattern));
    File file = dialog.apply(chooser);
    if (file != null) {
      saves.submit(
          () -> {
            content.writeTo(file.toPath());
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
          List<String> data = DataLicences.of(entry.manifest(), workspace.catalog());
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
