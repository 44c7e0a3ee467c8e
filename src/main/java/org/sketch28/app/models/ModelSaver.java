package org.sketch28.app.models;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.control.SaveChooser;
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
  private final JobRunner jobs;
  private final Consumer<String> failed;
  private final ReadOnlyStringWrapper written = new ReadOnlyStringWrapper("");
  private Function<FileChooser, File> dialog = chooser -> chooser.showSaveDialog(focused());

  /**
   * @param workspace has what a report says, and the licences of data
   * @param tasks runs work off the FX thread
   * @param failed receives messages for the user
   */
  public ModelSaver(Workspace workspace, Tasks tasks, Consumer<String> failed) {
    this.workspace = workspace;
    this.reports = new ReportSource(workspace);
    this.failed = failed;
    saves = tasks.saves("model-files", failed);
    jobs = tasks.jobs("model-exports");
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
    ask(Messages.text("model.report"), entry, ".html")
        .ifPresent(
            file ->
                jobs.start(
                    Messages.text("runs.writing", file.getFileName()),
                    progress -> {
                      HtmlReport.write(reports.of(entry, progress), file);
                      return () -> written.set(Messages.text("model.reported", file));
                    },
                    failed));
  }

  /** Writes a file. */
  @FunctionalInterface
  private interface Content {
    void writeTo(Path file) throws UserFacingException;
  }

  private void save(String title, ModelStore.Entry entry, String extension, Content content) {
    ask(title, entry, extension)
        .ifPresent(
            file ->
                saves.submit(
                    () -> {
                      content.writeTo(file);
                      return () -> {};
                    }));
  }

  private Optional<Path> ask(String title, ModelStore.Entry entry, String extension) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    return SaveChooser.choose(dialog, chooser, entry.manifest().name(), extension);
  }

  /** Asks for a folder and exports to it in the background. */
  void export(ModelStore.Entry entry, ModelExporter.Format format) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("model.export.folder"));
    chooser.setInitialFileName(entry.manifest().name() + "-" + format);
    File folder = dialog.apply(chooser);
    if (folder != null) {
      jobs.start(
          Messages.text("model.exporting", entry.manifest().title()),
          progress -> {
            List<String> data = DataLicences.of(entry.manifest(), workspace);
            ModelExporter.write(entry, format, data, ModelExporter.VECTORS, folder.toPath());
            return () -> written.set(Messages.text("model.exported", folder));
          },
          failed);
    }
  }

  /** What is being written. */
  JobRunner jobs() {
    return jobs;
  }

  /** Where the last report or export is, as a sentence; empty if there is none. */
  ReadOnlyStringProperty writtenProperty() {
    return written.getReadOnlyProperty();
  }

  /** Says nothing of it any more. */
  void forgetWritten() {
    written.set("");
  }

  private static Window focused() {
    return Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(null);
  }

  @Override
  public void close() {
    saves.close();
    jobs.close();
  }
}
