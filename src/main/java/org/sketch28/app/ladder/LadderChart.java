package org.sketch28.app.ladder;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.PaintedChart;
import org.sketch28.app.control.Palette;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.train.ladder.LadderFigures;

/** Error against year: published, trained by the developers, trained by the user. */
final class LadderChart extends PaintedChart {

  private static final double LEFT = 52;
  private static final double RIGHT = 16;
  private static final double TOP = 14;
  private static final double BOTTOM = 26;
  private static final double RADIUS = 5;
  private static final double SQUARE = 3.5;
  private static final double NEAR = 14;

  /** Between systems of the same year, in pixels. */
  private static final double BESIDE = 26;

  /** The same in a narrow chart, in years: seven systems of 1998 end before the one of 2003. */
  private static final double BUSIEST_YEARS = 0.65;

  private static final double[] LINES = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2};
  private static final Color PEOPLE = Color.web("#cc79a7");
  private static final Color OWN = Color.web("#009e73");

  private final Tooltip tip = new Tooltip();
  private LadderViewModel.Content content =
      new LadderViewModel.Content(List.of(), Optional.empty());
  private Optional<LadderRow> selected = Optional.empty();

  /**
   * @param chosen receives the system that is clicked
   */
  LadderChart(Consumer<LadderRow> chosen) {
    setId("ladder-chart");
    setAccessibleText(Messages.text("ladder.chart"));
    setMinSize(320, 180);
    setOnMouseMoved(this::hover);
    setOnMouseExited(event -> tip.hide());
    setOnMouseClicked(event -> near(event).ifPresent(chosen));
  }

  void show(LadderViewModel.Content newContent) {
    content = newContent;
    repaint();
  }

  void select(Optional<LadderRow> row) {
    selected = row;
    repaint();
  }

  private LadderScale scale() {
    return new LadderScale(LEFT, TOP, getWidth() - LEFT - RIGHT, getHeight() - TOP - BOTTOM);
  }

  /** The position of a system: those of a year stand beside each other, to its right. */
  private double x(LadderRow row) {
    List<LadderRow> sameYear =
        content.rows().stream()
            .filter(other -> other.system().year() == row.system().year())
            .sorted(Comparator.comparingDouble(other -> -other.system().publishedError()))
            .toList();
    LadderScale scale = scale();
    double beside = Math.min(BESIDE, scale.x(1 + BUSIEST_YEARS) - scale.x(1));
    return scale.x(row.system().year()) + beside * sameYear.indexOf(row);
  }

  private Optional<LadderRow> near(MouseEvent event) {
    LadderRow nearest = null;
    double least = NEAR * NEAR;
    for (LadderRow row : content.rows()) {
      double dx = x(row) - event.getX();
      double[] errors = {
        row.system().publishedError(),
        error(row.shipped(), LadderFigures::error),
        error(row.own(), LadderFigures::error),
        error(row.shipped(), LadderFigures::publishedProtocolError),
        error(row.own(), LadderFigures::publishedProtocolError)
      };
      for (double error : errors) {
        double dy = scale().y(error) - event.getY();
        // Not a number where there is no error: then it is not nearer.
        if (dx * dx + dy * dy < least) {
          least = dx * dx + dy * dy;
          nearest = row;
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static double error(
      Optional<LadderFigures> figures, Function<LadderFigures, OptionalDouble> kind) {
    return figures.map(kind).orElseGet(OptionalDouble::empty).orElse(Double.NaN);
  }

  private void hover(MouseEvent event) {
    Optional<LadderRow> row = near(event);
    if (row.isEmpty()) {
      tip.hide();
      return;
    }
    tip.setText(LadderWords.tip(row.get()));
    tip.show(this, event.getScreenX() + 14, event.getScreenY() + 10);
  }

  @Override
  protected void paint(GraphicsContext graphics, double width, double height) {
    graphics.setFont(Font.font(11));
    axes(graphics);
    content.human().ifPresent(count -> people(graphics, count));
    for (LadderRow row : content.rows()) {
      row(graphics, row);
    }
  }

  private void axes(GraphicsContext graphics) {
    LadderScale scale = scale();
    graphics.setStroke(grid());
    graphics.setLineWidth(1);
    graphics.setFill(text());
    graphics.setTextAlign(TextAlignment.RIGHT);
    graphics.setTextBaseline(VPos.CENTER);
    for (double error : LINES) {
      double y = scale.y(error);
      graphics.strokeLine(LEFT, y, LEFT + scale.width(), y);
      graphics.fillText(Messages.text("ladder.percent", 100 * error), LEFT - 6, y);
    }
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.setTextBaseline(VPos.TOP);
    for (int year = 2000; year <= 2025; year += 5) {
      graphics.strokeLine(scale.x(year), TOP, scale.x(year), TOP + scale.height());
      graphics.fillText(Integer.toString(year), scale.x(year), TOP + scale.height() + 6);
    }
  }

  private void people(GraphicsContext graphics, BinomialCount count) {
    LadderScale scale = scale();
    double y = scale.y(1 - count.accuracy());
    graphics.setStroke(PEOPLE);
    graphics.setLineDashes(6, 4);
    graphics.strokeLine(LEFT, y, LEFT + scale.width(), y);
    graphics.setLineDashes();
    graphics.setFill(PEOPLE);
    graphics.setTextAlign(TextAlignment.RIGHT);
    graphics.setTextBaseline(VPos.BOTTOM);
    graphics.fillText(
        Messages.text("ladder.you", 100 * (1 - count.accuracy()), count.count()),
        LEFT + scale.width(),
        y - 2);
  }

  private void row(GraphicsContext graphics, LadderRow row) {
    LadderScale scale = scale();
    double x = x(row);
    double published = scale.y(row.system().publishedError());
    boolean marked = selected.filter(row::equals).isPresent();
    graphics.setStroke(text());
    graphics.setLineWidth(marked ? 3 : 1.5);
    graphics.strokeOval(x - RADIUS, published - RADIUS, 2 * RADIUS, 2 * RADIUS);
    graphics.setLineWidth(1.5);
    row.shipped().ifPresent(figures -> points(graphics, x, x - 2 * RADIUS, figures, Palette.RIGHT));
    row.own()
        .ifPresent(figures -> points(graphics, x + 2 * RADIUS, x + 3.5 * RADIUS, figures, OWN));
    if (marked) {
      graphics.setFill(text());
      graphics.setTextAlign(
          x > LEFT + scale.width() * 0.7 ? TextAlignment.RIGHT : TextAlignment.LEFT);
      graphics.setTextBaseline(VPos.BOTTOM);
      graphics.fillText(row.system().title(), x + RADIUS, published - RADIUS - 2);
    }
  }

  /**
   * Errors of a system.
   *
   * @param x of the honest error, a dot
   * @param chosen the place of the error whose epoch the test images chose, a hollow square
   */
  private void points(
      GraphicsContext graphics, double x, double chosen, LadderFigures figures, Color color) {
    LadderScale scale = scale();
    graphics.setStroke(color);
    graphics.setFill(color);
    figures
        .error()
        .ifPresent(
            error -> {
              interval(graphics, x, LadderWords.count(figures, error));
              double y = scale.y(error);
              graphics.fillOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
            });
    figures
        .publishedProtocolError()
        .ifPresent(
            error -> {
              interval(graphics, chosen, LadderWords.count(figures, error));
              double y = scale.y(error);
              graphics.clearRect(chosen - SQUARE, y - SQUARE, 2 * SQUARE, 2 * SQUARE);
              graphics.strokeRect(chosen - SQUARE, y - SQUARE, 2 * SQUARE, 2 * SQUARE);
            });
  }

  /** The interval of 95 % of a single training. */
  private void interval(GraphicsContext graphics, double x, BinomialCount count) {
    LadderScale scale = scale();
    graphics.strokeLine(x, scale.y(1 - count.low()), x, scale.y(1 - count.high()));
  }
}
