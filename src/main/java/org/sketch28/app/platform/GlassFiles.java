package org.sketch28.app.platform;

import com.sun.glass.ui.Application;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The handler that Glass, JavaFX's layer over the window systems, notifies of opened files; of
 * those that the program was started with as soon as it is set. Passes all else on to JavaFX's
 * handler.
 */
final class GlassFiles extends Application.EventHandler {

  private final Application.EventHandler javafx;
  private final Consumer<Path> opener;

  GlassFiles(Application.EventHandler javafx, Consumer<Path> opener) {
    this.javafx = javafx;
    this.opener = opener;
  }

  /**
   * Sets the handler. Must be called on the FX thread, and only where Glass is accessible, see
   * {@link OpenedFiles}.
   */
  static void install(Consumer<Path> opener) {
    Application glass = Application.GetApplication();
    glass.setEventHandler(new GlassFiles(glass.getEventHandler(), opener));
  }

  @Override
  public void handleOpenFilesAction(Application app, long time, String[] files) {
    for (String file : List.of(files)) {
      opener.accept(Path.of(file));
    }
  }

  @Override
  public void handleWillFinishLaunchingAction(Application app, long time) {
    javafx.handleWillFinishLaunchingAction(app, time);
  }

  @Override
  public void handleDidFinishLaunchingAction(Application app, long time) {
    javafx.handleDidFinishLaunchingAction(app, time);
  }

  @Override
  public void handleWillBecomeActiveAction(Application app, long time) {
    javafx.handleWillBecomeActiveAction(app, time);
  }

  @Override
  public void handleDidBecomeActiveAction(Application app, long time) {
    javafx.handleDidBecomeActiveAction(app, time);
  }

  @Override
  public void handleWillResignActiveAction(Application app, long time) {
    javafx.handleWillResignActiveAction(app, time);
  }

  @Override
  public void handleDidResignActiveAction(Application app, long time) {
    javafx.handleDidResignActiveAction(app, time);
  }

  @Override
  public void handleDidReceiveMemoryWarning(Application app, long time) {
    javafx.handleDidReceiveMemoryWarning(app, time);
  }

  @Override
  public void handleWillHideAction(Application app, long time) {
    javafx.handleWillHideAction(app, time);
  }

  @Override
  public void handleDidHideAction(Application app, long time) {
    javafx.handleDidHideAction(app, time);
  }

  @Override
  public void handleWillUnhideAction(Application app, long time) {
    javafx.handleWillUnhideAction(app, time);
  }

  @Override
  public void handleDidUnhideAction(Application app, long time) {
    javafx.handleDidUnhideAction(app, time);
  }

  @Override
  public void handleQuitAction(Application app, long time) {
    javafx.handleQuitAction(app, time);
  }

  @Override
  public boolean handleThemeChanged(String name) {
    return javafx.handleThemeChanged(name);
  }
}
