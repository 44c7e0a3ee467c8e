package org.sketch28.app;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.base.Theme;
import org.sketch28.app.control.SaveChooser;
import org.sketch28.app.train.RunActions;
import org.sketch28.app.train.TrainViewModel;
import org.sketch28.app.train.epochs.EpochsDialog;
import org.sketch28.app.train.epochs.EpochsViewModel;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.export.ModelExporter;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.store.ModelStore;
import org.sketch28.report.HtmlReport;
import org.sketch28.report.ReportSource;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunPackage;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.TrainingService;
import org.sketch28.workspace.DataLicences;
import org.sketch28.workspace.RunModels;
import org.sketch28.workspace.Workspace;

/** Shows saved runs outside the Train view, and writes and reads files of them. */
final class RunDialogs implements RunActions {

  private final Workspace workspace;
  private final Supplier<Drawing> drawing;
  private final TrainViewModel training;
  private final Tasks tasks;
  private final Supplier<Theme> theme;
  private final Consumer<String> failed;
  private Function<FileChooser, File> saving = chooser -> chooser.showSaveDialog(focused());
  private Function<FileChooser, File> opening = chooser -> chooser.showOpenDialog(focused());
  private Predicate<String> question = RunDialogs::isConfirmed;

  /**
   * @param drawing the one on the canvas
   * @param training shows the progress of files that are written, and the runs
   * @param tasks runs work off the FX thread
   * @param failed receives messages for the user
   */
  RunDialogs(
      Workspace workspace,
      Supplier<Drawing> drawing,
      TrainViewModel training,
      Tasks tasks,
      Supplier<Theme> theme,
      Consumer<String> failed) {
    this.workspace = workspace;
    this.drawing = drawing;
    this.training = training;
    this.tasks = tasks;
    this.theme = theme;
    this.failed = failed;
  }

  /** Replaces the system's dialogs, which ask for files, and the question before a replacement. */
  void setDialogs(
      Function<FileChooser, File> save,
      Function<FileChooser, File> open,
      Predicate<String> confirmed) {
    saving = save;
    opening = open;
    question = confirmed;
  }

  private static Window focused() {
    return Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(null);
  }

  private static boolean isConfirmed(String text) {
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION, text);
    alert.initOwner(focused());
    alert.setHeaderText(Messages.text("runs.replace.title"));
    return alert.showAndWait().filter(ButtonType.OK::equals).isPresent();
  }

  @Override
  public void showEpochs(RunInfo run, Window owner) {
    TrainingService service =
        new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
    EpochsViewModel epochs = new EpochsViewModel(service, workspace.runs(), drawing, tasks);
    new EpochsDialog(epochs, run, theme.get()).show(owner);
  }

  private Optional<Path> askToSave(String title, RunInfo run, String extension) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    return SaveChooser.choose(saving, chooser, fileName(run), extension);
  }

  private static String fileName(RunInfo run) {
    return Catalog.nameFor(run.title());
  }

  @Override
  public void report(RunInfo run) {
    askToSave(Messages.text("runs.report.tip"), run, ".html").ifPresent(file -> report(run, file));
  }

  private void report(RunInfo run, Path file) {
    training
        .jobs()
        .start(
            Messages.text("runs.writing", file.getFileName()),
            progress -> {
              RunInfo now = workspace.runs().find(run.id());
              HtmlReport.write(new ReportSource(workspace).of(now, progress), file);
              return () -> training.say(Messages.text("model.reported", file));
            },
            failed);
  }

  @Override
  public void export(RunInfo run, ModelExporter.Format format) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("model.export.folder"));
    chooser.setInitialFileName(fileName(run) + "-" + format);
    File folder = saving.apply(chooser);
    if (folder != null) {
      training
          .jobs()
          .start(
              Messages.text("model.exporting", run.title()),
              progress -> {
                RunInfo now = workspace.runs().find(run.id());
                ModelExporter.check(now.config().preparation(), folder.toPath());
                new RunModels(workspace)
                    .with(now, progress, model -> write(model, format, folder.toPath()));
                return () -> training.say(Messages.text("model.exported", folder));
              },
              failed);
    }
  }

  private void write(ModelStore.Entry model, ModelExporter.Format format, Path folder)
      throws UserFacingException {
    List<String> data = DataLicences.of(model.manifest(), workspace);
    ModelExporter.write(model, format, data, ModelExporter.VECTORS, folder);
  }

  @Override
  public void pack(RunInfo run) {
    askToSave(Messages.text("runs.pack.tip"), run, RunPackage.EXTENSION)
        .ifPresent(file -> pack(run, file));
  }

  private void pack(RunInfo run, Path file) {
    training
        .jobs()
        .start(
            Messages.text("runs.writing", file.getFileName()),
            progress -> {
              RunPackage.pack(workspace.runs(), run, file, progress);
              return () -> training.say(Messages.text("runs.packed", file));
            },
            failed);
  }

  @Override
  public void install() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("runs.install.tip"));
    String pattern = "*" + RunPackage.EXTENSION;
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(pattern, pattern));
    Optional.ofNullable(opening.apply(chooser)).ifPresent(file -> install(file.toPath(), false));
  }

  /**
   * The worker cannot wait for an answer: it ends with the question, and starts again after yes.
   */
  private void install(Path file, boolean replacing) {
    RunStore runs = workspace.runs();
    AtomicReference<String> asked = new AtomicReference<>();
    training
        .jobs()
        .start(
            Messages.text("runs.reading", file.getFileName()),
            progress -> {
              RunPackage.install(
                  runs,
                  file,
                  (here, packed) -> {
                    asked.set(words(here, packed));
                    return replacing;
                  },
                  progress);
              return () -> {
                training.refresh();
                if (asked.get() != null && !replacing && question.test(asked.get())) {
                  install(file, true);
                }
              };
            },
            failed);
  }

  private static String words(RunInfo here, RunInfo packed) {
    return Messages.text(
        "runs.replace.question", here.title(), here.step(), here.steps(), packed.step());
  }
}
