package org.sketch28.app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.image.drawing.Drawing;

/**
 * Keeps the canvas and the settings on the disk while the window is open, so that a program that is
 * killed loses neither. To be used on the FX thread.
 */
final class Autosave {

  private static final Duration EVERY = Duration.seconds(2);

  private final DrawViewModel model;
  private final CanvasRecovery safe;
  private final Supplier<Settings> settings;
  private final Path settingsFile;
  private final SaveQueue writes;
  private final Timeline timer;
  private Drawing keptDrawing = Drawing.empty();
  private Settings keptSettings;

  /**
   * @param settings as they are now
   * @param settingsFile where they go
   */
  Autosave(
      DrawViewModel model,
      CanvasRecovery safe,
      Supplier<Settings> settings,
      Path settingsFile,
      SaveQueue writes) {
    this.model = model;
    this.safe = safe;
    this.settings = settings;
    this.settingsFile = settingsFile;
    this.writes = writes;
    this.keptSettings = settings.get();
    this.timer = new Timeline(new KeyFrame(EVERY, event -> keep()));
    timer.setCycleCount(Animation.INDEFINITE);
  }

  /**
   * Brings back what a killed window left, and keeps what comes.
   *
   * @param then runs when it is back
   */
  void start(Runnable then) {
    writes.submit(
        () -> {
          List<Drawing> left = safe.takeLeft();
          if (!left.isEmpty()) {
            // Until the first two seconds are over.
            safe.keep(left.get(left.size() - 1));
          }
          return () -> {
            left.forEach(model::show);
            then.run();
          };
        });
    timer.play();
  }

  private void keep() {
    Drawing drawing = model.drawingProperty().get();
    if (!drawing.equals(keptDrawing)) {
      keptDrawing = drawing;
      writes.submit(
          () -> {
            safe.keep(drawing);
            return () -> {};
          });
    }
    Settings now = settings.get();
    if (!now.equals(keptSettings)) {
      keptSettings = now;
      writes.submit(
          () -> {
            now.write(settingsFile);
            return () -> {};
          });
    }
  }

  /** The window is closed by its user, who wants no more of the canvas. */
  void close() {
    timer.stop();
    Settings last = settings.get();
    writes.submit(
        () -> {
          last.write(settingsFile);
          safe.keep(Drawing.empty());
          return () -> {};
        });
    writes.close();
  }
}
