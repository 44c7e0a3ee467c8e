package org.sketch28.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.app.draw.FineTuner;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.UserFacingException;
import org.sketch28.workspace.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/**
 * The program's window, with the models that ship and those of a folder of its own. Each test gets
 * a new one, and the robot as its parameter.
 */
final class OpenedWindow implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private final Preparation preparation;
  private final FineTuner tuner;
  private final FxRobot robot = new FxRobot();
  private Path home;
  private DrawViewModel viewModel;
  private MainWindow window;
  private boolean closed;

  /** Prepares the folder before the window opens. */
  @FunctionalInterface
  interface Preparation {
    void prepare(Path home) throws Exception;
  }

  private OpenedWindow(Preparation preparation, FineTuner tuner) {
    this.preparation = preparation;
    this.tuner = tuner;
  }

  /** On an empty folder. */
  static OpenedWindow empty() {
    return on(home -> {});
  }

  /** On a folder that was prepared. */
  static OpenedWindow on(Preparation preparation) {
    return new OpenedWindow(
        preparation,
        (base, drawings, folder, progress) -> {
          throw new UserFacingException("not part of this test");
        });
  }

  /** On an empty folder; adapts models by {@code tuner}. */
  static OpenedWindow with(FineTuner tuner) {
    return new OpenedWindow(home -> {}, tuner);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    home = Files.createTempDirectory("sketch28-window");
    preparation.prepare(home);
    closed = false;
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupStage(this::open);
  }

  private void open(Stage stage) {
    viewModel = new DrawViewModel(Tasks.onFxThread());
    window = new MainWindow(viewModel, Settings.defaults(), workspace(), tuner, Tasks.onFxThread());
    window.start();
    window.themes().applyChoice();
    Scene scene = new Scene(window, 1100, 760);
    Shortcuts.install(scene, viewModel, window);
    stage.setScene(scene);
    // All tests have the same stage, whose size another one may have changed.
    stage.sizeToScene();
    stage.show();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (!closed) {
      close();
    }
    FxToolkit.cleanupStages();
    robot.release(new KeyCode[0]);
    robot.release(new MouseButton[0]);
    try {
      AtomicFiles.deleteTree(home);
    } catch (IOException e) {
      throw new IOException("something is still at work in " + home, e);
    }
  }

  /** Closes the window before the test has ended. */
  void close() throws Exception {
    closed = true;
    FxToolkit.setupFixture(window::close);
  }

  /** The user's folder. */
  Path home() {
    return home;
  }

  /** What is in the folder. */
  Workspace workspace() {
    return Workspace.in(home);
  }

  /** Of the drawing view. */
  DrawViewModel viewModel() {
    return viewModel;
  }

  MainWindow window() {
    return window;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FxRobot.class;
  }

  @Override
  public FxRobot resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return robot;
  }
}
