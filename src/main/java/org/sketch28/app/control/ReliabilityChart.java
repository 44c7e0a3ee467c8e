package org.sketch28.app.control;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.sketch28.app.base.Messages;
import org.sketch28.evaluate.Reliability;

/**
 * A reliability diagram: accuracy against confidence. Each point is at the mean confidence of its
 * bin, and is larger for more images; on the diagonal, the model is perfectly calibrated.
 */
public final class ReliabilityChart extends PaintedChart {

  private static final double LEFT = 40;
  private static final double BOTTOM = 34;
  private static final double MARGIN = 18;

  private List<Reliability.Bin> bins = List.of();
  private List<Reliability.Bin> before = List.of();

  /** An empty diagram. */
  public ReliabilityChart() {
    setMinSize(180, 170);
    setPrefSize(250, 230);
  }

  /**
   * Shows bins.
   *
   * @param newBefore the bins without temperature scaling, drawn faintly
   */
  public void show(List<Reliability.Bin> newBins, List<Reliability.Bin> newBefore) {
    bins = newBins;
    before = newBefore;
    repaint();
  }

  private double side(boolean wide) {
    return wide ? getWidth() - LEFT - MARGIN : getHeight() - BOTTOM - MARGIN;
  }

  private double x(double share) {
    return LEFT + share * side(true);
  }

  private double y(double share) {
    return MARGIN + (1 - share) * side(false);
  }

  @Override
  protected void paint(GraphicsContext graphics, double width, double height) {
    graphics.setFont(Font.font(11));
    graphics.setLineWidth(1);
    for (int i = 0; i <= 4; i++) {
      double share = i / 4.0;
      graphics.setStroke(grid());
      graphics.strokeLine(x(share), y(0), x(share), y(1));
      graphics.strokeLine(x(0), y(share), x(1), y(share));
      graphics.setFill(text());
      graphics.setTextBaseline(VPos.TOP);
      graphics.setTextAlign(TextAlignment.CENTER);
      graphics.fillText("%.0f %%".formatted(100 * share), x(share), y(0) + 4);
      graphics.setTextBaseline(VPos.CENTER);
      graphics.setTextAlign(TextAlignment.RIGHT);
      graphics.fillText("%.0f".formatted(100 * share), x(0) - 5, y(share));
    }
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.setTextBaseline(VPos.BOTTOM);
    graphics.fillText(Messages.text("errors.reliability.confidence"), x(0.5), getHeight() - 1);
    graphics.setStroke(text());
    graphics.setLineDashes(4, 4);
    graphics.strokeLine(x(0), y(0), x(1), y(1));
    graphics.setLineDashes();
    points(graphics, before, Palette.WRONG.deriveColor(0, 1, 1, 0.5));
    points(graphics, bins, Palette.RIGHT);
  }

  private void points(GraphicsContext graphics, List<Reliability.Bin> all, Color color) {
    int most = all.stream().mapToInt(Reliability.Bin::count).max().orElse(1);
    graphics.setStroke(color);
    graphics.setFill(color);
    graphics.setLineWidth(1.5);
    Reliability.Bin last = null;
    for (Reliability.Bin bin : all) {
      if (bin.count() > 0) {
        double radius = 2.5 + 5 * Math.pow((double) bin.count() / most, 0.25);
        double x = x(bin.confidence());
        double y = y(bin.accuracy());
        graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        if (last != null) {
          graphics.strokeLine(x(last.confidence()), y(last.accuracy()), x, y);
        }
        last = bin;
      }
    }
  }
}
