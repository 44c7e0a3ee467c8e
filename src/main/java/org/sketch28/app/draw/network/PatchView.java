package org.sketch28.app.draw.network;

import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.sketch28.app.control.SignColors;

/** A few numbers in a grid, each on a field of its sign's colour; without digits if too many. */
final class PatchView extends Region {

  private static final int MOST_WITH_DIGITS = 5;
  private static final double FIELD = 27;
  private static final double SIDE = 84;

  /**
   * @param values height × width
   */
  PatchView(float[] values, int height, int width) {
    boolean digits = height <= MOST_WITH_DIGITS && width <= MOST_WITH_DIGITS;
    double field = digits ? Math.min(FIELD, 108.0 / width) : SIDE / Math.max(height, width);
    Canvas canvas = new Canvas(field * width, field * height);
    getChildren().add(canvas);
    setMinSize(field * width, field * height);
    setMaxSize(field * width, field * height);
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.setFont(Font.font(Math.min(9.5, field * 0.4)));
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.setTextBaseline(VPos.CENTER);
    double largest = 1e-9;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < values.length; i++) {
      double x = i % width * field;
      int row = i / width;
      double y = row * field;
      double share = Math.abs(values[i]) / largest;
      graphics.setFill(Color.WHITE.interpolate(SignColors.of(values[i]), 0.85 * share));
      graphics.fillRect(x, y, field - (digits ? 1 : 0), field - (digits ? 1 : 0));
      if (digits) {
        graphics.setFill(share > 0.6 ? Color.WHITE : Color.BLACK);
        graphics.fillText(UnitWords.number(values[i]), x + field / 2, y + field / 2, field - 2);
      }
    }
  }
}
