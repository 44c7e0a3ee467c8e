package org.sketch28.app;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.image.drawing.Drawing;

/**
 * Saves the canvas and the settings while the window is open, so that neither is lost if the
 * program is killed. Must be used on the FX thread.
 */
final class Autosave implements AutoCloseable {

  private final DrawViewModel viewModel;
  private final CanvasRecovery recovery;
  private final Supplier<Settings> settings;
  private final Path settingsFile;
  private final Consumer<String> failed;
  private final SaveQueue saves;
  private Drawing savedDrawing = Drawing.empty();
  private Settings savedSettings;

  /** Whether restored drawings were shown, but are not saved as this window's yet. */
  private boolean restored;

  /** Whether the user knows that the drawing is not being saved. */
  private boolean told;

  /**
   * @param viewModel of the canvas
   * @param settings supplies the settings as they are now
   * @param settingsFile where the settings are saved
   * @param saves is closed together with this
   * @param failed receives messages for the user
   */
  Autosave(
      DrawViewModel viewModel,
      CanvasRecovery recovery,
      Supplier<Settings> settings,
      Path settingsFile,
      SaveQueue saves,
      Consumer<String> failed) {
    this.viewModel = viewModel;
    this.recovery = recovery;
    this.settings = settings;
    this.settingsFile = settingsFile;
    this.saves = saves;
    this.failed = failed;
    this.savedSettings = settings.get();
  }

  /**
   * Shows the drawings that earlier windows left behind; each can be reached by Undo.
   *
   * @param then runs afterwards
   * @param notShown receives the folder of drawings that no window could show, if there are new
   *     ones
   */
  void restore(Runnable then, Consumer<Path> notShown) {
    saves.submit(
        () -> {
          CanvasRecovery.Left left = recovery.takeLeft();
          return () -> {
            left.drawings().forEach(viewModel::show);
            restored = !left.drawings().isEmpty();
            then.run();
            if (left.someWereNotShown()) {
              notShown.accept(recovery.aside());
            }
          };
        });
  }

  /**
   * Saves the canvas and the settings as far as they have changed. Called by the window's timer,
   * and so not before what was restored is on the screen.
   */
  void save() {
    Drawing drawing = viewModel.drawingProperty().get();
    if (restored) {
      restored = false;
      savedDrawing = drawing;
      saves.submit(
          () -> {
            boolean done = recovery.save(drawing);
            if (done) {
              recovery.shown();
            }
            return () -> {
              restored |= !done;
              savedOrNot(drawing, done);
            };
          });
    } else if (!drawing.equals(savedDrawing)) {
      savedDrawing = drawing;
      saves.submit(
          () -> {
            boolean done = recovery.save(drawing);
            return () -> savedOrNot(drawing, done);
          });
    }
    saveSettings();
  }

  /** Another window may have saved others meanwhile. */
  private void saveSettings() {
    Settings now = settings.get();
    Settings before = savedSettings;
    if (!now.equals(before)) {
      savedSettings = now;
      saves.submit(
          () -> {
            boolean done = now.writeChanges(before, settingsFile);
            return () -> {
              if (!done) {
                savedSettings = before;
              }
            };
          });
    }
  }

  /** What could not be saved is tried again; the user is told once. */
  private void savedOrNot(Drawing drawing, boolean done) {
    if (done) {
      told = false;
      return;
    }
    if (drawing.equals(savedDrawing)) {
      savedDrawing = null;
    }
    if (!told) {
      told = true;
      failed.accept(Messages.text("canvas.notSaved", recovery.file()));
    }
  }

  /** Saves the settings, and the canvas for the next window. */
  @Override
  public void close() {
    saveSettings();
    Drawing left = viewModel.drawingProperty().get();
    boolean taken = restored;
    saves.submit(
        () -> {
          if (recovery.leave(left) && taken) {
            recovery.shown();
          }
          return () -> {};
        });
    saves.close();
  }
}
