package org.sketch28.app;

import com.sun.glass.ui.Application;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Files that macOS asks the running program to open, as by a double click. It names them in no
 * command line, and JavaFX has no public call for them; its own layer over the window systems,
 * Glass, passes them on, those of the start too, as soon as a handler is set. Everything else goes
 * to JavaFX's handler as before.
 */
final class OpenedFiles extends Application.EventHandler {

  private static final String GLASS = "com.sun.glass.ui";

  private final Application.EventHandler javafx;
  private final Consumer<Path> opener;

  OpenedFiles(Application.EventHandler javafx, Consumer<Path> opener) {
    this.javafx = javafx;
    this.opener = opener;
  }

  /**
   * Hands files to {@code opener} from now on, on macOS; on the FX thread. Only the packaged
   * program is ever asked, and its launcher gives access to Glass.
   */
  static void handOn(Consumer<Path> opener) {
    boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    if (mac && hasAccess()) {
      install(opener);
    }
  }

  static void install(Consumer<Path> opener) {
    Application glass = Application.GetApplication();
    glass.setEventHandler(new OpenedFiles(glass.getEventHandler(), opener));
  }

  private static boolean hasAccess() {
    Module graphics = javafx.application.Application.class.getModule();
    return graphics.isExported(GLASS, OpenedFiles.class.getModule());
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
