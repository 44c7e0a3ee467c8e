package org.sketch28.app;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.sketch28.base.FileLocks;
import org.sketch28.base.UserFolders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a window opens: as it was left, but within a screen and beside other open windows. */
final class WindowPlace {

  /** The size at the first start, in the screen's units, if the screen has so much room. */
  private static final double WIDTH = 1200;

  private static final double HEIGHT = 800;

  /** The smallest window. */
  private static final double LEAST_WIDTH = 800;

  private static final double LEAST_HEIGHT = 600;

  /** How far each further window lies to the right of and below the previous one. */
  private static final double OFFSET = 32;

  private static final int MOST_WINDOWS = 8;

  private static final Logger LOG = LoggerFactory.getLogger(WindowPlace.class);

  private final Stage stage;
  private Settings.Window restored;

  WindowPlace(Stage stage) {
    this.stage = stage;
  }

  /**
   * Places the window, which is not shown yet.
   *
   * @param last how it was left; null at the first start
   */
  void open(Settings.Window last) {
    List<Rectangle2D> screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    Rectangle2D primary = Screen.getPrimary().getVisualBounds();
    Rectangle2D place = place(Optional.ofNullable(last), screens, primary, openWindows());
    stage.setX(place.getMinX());
    stage.setY(place.getMinY());
    stage.setWidth(place.getWidth());
    stage.setHeight(place.getHeight());
    stage.setMaximized(last != null && last.maximized());
    restored = window(place, stage.isMaximized());
    stage.addEventHandler(WindowEvent.WINDOW_SHOWN, event -> Platform.runLater(() -> limit(place)));
  }

  /** Limits the size of the window, which is shown. */
  private void limit(Rectangle2D place) {
    stage.setMinWidth(Math.min(LEAST_WIDTH, place.getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, place.getHeight()));
    if (!stage.isMaximized()) {
      // Some window managers take the least size for the wanted one.
      stage.setWidth(place.getWidth());
      stage.setHeight(place.getHeight());
    }
  }

  /**
   * The place of a window.
   *
   * @param last how it was left
   * @param screens the areas of all screens without their panels
   * @param primary the area of the first screen
   * @param others how many windows are open already
   */
  static Rectangle2D place(
      Optional<Settings.Window> last, List<Rectangle2D> screens, Rectangle2D primary, int others) {
    Optional<Rectangle2D> before =
        last.map(
                w -> new Rectangle2D(w.x(), w.y(), Math.max(1, w.width()), Math.max(1, w.height())))
            .filter(w -> w.getWidth() >= 400 && w.getHeight() >= 300);
    Rectangle2D screen =
        screens.stream()
            .filter(s -> before.map(s::intersects).orElse(false))
            .findFirst()
            .orElse(primary);
    double width = Math.min(before.map(Rectangle2D::getWidth).orElse(WIDTH), screen.getWidth());
    double height = Math.min(before.map(Rectangle2D::getHeight).orElse(HEIGHT), screen.getHeight());
    double x =
        before.map(Rectangle2D::getMinX).orElse(screen.getMinX() + (screen.getWidth() - width) / 2);
    double y =
        before
            .map(Rectangle2D::getMinY)
            .orElse(screen.getMinY() + (screen.getHeight() - height) / 2);
    return new Rectangle2D(
        within(x + others * OFFSET, screen.getMinX(), screen.getMaxX() - width),
        within(y + others * OFFSET, screen.getMinY(), screen.getMaxY() - height),
        width,
        height);
  }

  private static double within(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }

  /** Counts the windows that are open, by the first free one of some locks, and takes it. */
  private static int openWindows() {
    Path folder = UserFolders.cache().resolve("windows");
    try {
      for (int i = 0; i < MOST_WINDOWS; i++) {
        // Held until the program ends.
        Optional<Closeable> lock = FileLocks.tryLock(folder.resolve(i + ".lock"));
        if (lock.isPresent()) {
          return i;
        }
      }
    } catch (IOException e) {
      LOG.info("Open windows cannot be counted: {}", e.toString());
    }
    return 0;
  }

  /** The window's place now; of a maximized window, that to which it returns. */
  Settings.Window now() {
    if (stage.isMaximized()) {
      restored =
          new Settings.Window(
              restored.x(), restored.y(), restored.width(), restored.height(), true);
    } else if (!stage.isIconified()) {
      restored =
          window(
              new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()),
              false);
    }
    return restored;
  }

  private static Settings.Window window(Rectangle2D place, boolean maximized) {
    return new Settings.Window(
        place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight(), maximized);
  }
}
