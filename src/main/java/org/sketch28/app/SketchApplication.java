package org.sketch28.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.sketch28.app.about.CrashFiles;
import org.sketch28.app.about.CrashHandler;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.app.draw.FineTuner;
import org.sketch28.app.platform.ClassDataArchive;
import org.sketch28.app.platform.GtkPointer;
import org.sketch28.app.platform.OpenedFiles;
import org.sketch28.app.platform.SystemTheme;
import org.sketch28.base.DaemonExecutors;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFolders;
import org.sketch28.train.tune.PersonalFineTuning;
import org.sketch28.workspace.Workspace;

/** Builds the objects of the window and shows it, while the engine loads in the background. */
public final class SketchApplication extends Application {

  private static final int[] ICON_SIZES = {16, 32, 48, 128, 256};
  private static final Duration AUTOSAVE_INTERVAL = Duration.seconds(2);

  private final Path settingsFile = UserFolders.settings().resolve("settings.json");

  private MainWindow window;
  private WindowPlace place;
  private LatestTaskRunner themeDetection;
  private Autosave autosave;
  private Timeline autosaveTimer;

  @Override
  public void start(Stage stage) {
    Settings settings = Settings.read(settingsFile);
    Tasks tasks = Tasks.onFxThread();
    DrawViewModel viewModel = new DrawViewModel(tasks);
    Workspace workspace = Workspace.standard();
    FineTuner tuner = FineTuner.replaying(workspace.catalog(), PersonalFineTuning.REHEARSAL);
    window = new MainWindow(viewModel, settings, workspace, tuner, tasks);
    window.setFolderOpener(this::openFolder);
    window.setBrowser(page -> getHostServices().showDocument(page.toString()));
    Thread.setDefaultUncaughtExceptionHandler(
        new CrashHandler(crash -> Platform.runLater(() -> window.showCrash(crash))));
    window.start();
    window.themes().applyChoice();
    themeDetection = tasks.latest("theme");
    themeDetection.submit(SystemTheme::detect, window.themes()::applySystem);
    Scene scene = new Scene(window);
    scene.getStylesheets().add(resource("/sketch28.css"));
    Shortcuts.install(scene, viewModel, window);
    stage.setScene(scene);
    stage
        .titleProperty()
        .bind(viewModel.resultProperty().map(result -> Messages.title(result.winner())));
    for (int size : ICON_SIZES) {
      stage.getIcons().add(new Image(resource("/icons/sketch28-" + size + ".png")));
    }
    place = new WindowPlace(stage);
    place.open(settings.window());
    StartReport report = new StartReport();
    viewModel.readyProperty().addListener((p, o, ready) -> report.ready());
    DaemonExecutors.thread("crash-files", CrashFiles::collect).start();
    ClassDataArchive.wanted().ifPresent(ClassDataArchive::createLater);
    stage.setOnShown(
        event -> {
          report.windowShown();
          GtkPointer.deliverEveryPosition(scene);
        });
    stage.show();
    stage.setOnCloseRequest(
        event -> {
          if (!window.mayClose(stage::close)) {
            event.consume();
          }
        });
    startAutosave(viewModel, tasks);
  }

  private void startAutosave(DrawViewModel viewModel, Tasks tasks) {
    autosave =
        new Autosave(
            viewModel,
            new CanvasRecovery(UserFolders.data().resolve("canvas"), ProcessHandle.current().pid()),
            () -> window.settings(place.now()),
            settingsFile,
            tasks.saves("autosave", window::showError),
            window::showError);
    autosave.restore(
        this::openFiles, folder -> window.showError(Messages.text("canvas.notShown", folder)));
    autosaveTimer = new Timeline(new KeyFrame(AUTOSAVE_INTERVAL, event -> autosave.save()));
    autosaveTimer.setCycleCount(Animation.INDEFINITE);
    autosaveTimer.play();
  }

  private void openFiles() {
    getParameters().getRaw().forEach(file -> window.open(Path.of(file)));
    OpenedFiles.passTo(window::open);
  }

  /** Shows a folder in the system's file manager; creates it if it does not exist yet. */
  private void openFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      window.showError(Messages.text("about.cannotOpen", folder, FileErrors.reason(e)));
      return;
    }
    getHostServices().showDocument(folder.toUri().toString());
  }

  private static String resource(String name) {
    return Objects.requireNonNull(SketchApplication.class.getResource(name)).toExternalForm();
  }

  @Override
  public void stop() {
    autosaveTimer.stop();
    autosave.close();
    themeDetection.close();
    window.close();
  }
}
