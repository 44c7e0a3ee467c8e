package org.sketch28.app.draw;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.sketch28.app.control.DrawingCanvas;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.StrokePoint;

/** Draws by keyboard: arrows move a cross, Space puts the tool down and lifts it. */
final class KeyboardPen {

  private static final double STEP = 7;

  private final DrawingCanvas canvas;
  private final DrawViewModel viewModel;
  private StrokePoint place = new StrokePoint(Drawing.SIZE / 2, Drawing.SIZE / 2);
  private boolean down;

  KeyboardPen(DrawingCanvas canvas, DrawViewModel viewModel) {
    this.canvas = canvas;
    this.viewModel = viewModel;
  }

  void install() {
    canvas.setOnKeyPressed(this::press);
    canvas.focusedProperty().addListener((p, o, focused) -> lift());
    canvas.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          lift();
          canvas.showCursor(Optional.empty());
        });
  }

  private void press(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> move(-STEP, 0);
      case RIGHT -> move(STEP, 0);
      case UP -> move(0, -STEP);
      case DOWN -> move(0, STEP);
      case SPACE -> toggle();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(double dx, double dy) {
    Rectangle2D visible = canvas.visible();
    place =
        new StrokePoint(
            Math.max(visible.getMinX(), Math.min(visible.getMaxX(), place.x() + dx)),
            Math.max(visible.getMinY(), Math.min(visible.getMaxY(), place.y() + dy)));
    canvas.showCursor(Optional.of(place));
    if (isDown()) {
      viewModel.drag(place);
    }
  }

  private void toggle() {
    canvas.showCursor(Optional.of(place));
    if (isDown()) {
      lift();
    } else {
      down = true;
      viewModel.press(place);
    }
  }

  private void lift() {
    boolean drawing = isDown();
    down = false;
    if (drawing) {
      viewModel.release();
    }
  }

  /** A label, Undo or Clear may have ended the stroke meanwhile. */
  private boolean isDown() {
    return down && viewModel.liveProperty().get().isPresent();
  }
}
