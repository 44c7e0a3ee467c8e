package org.sketch28.app.control;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.sketch28.app.base.Messages;
import org.sketch28.evaluate.ConfusionMatrix;

/**
 * A confusion matrix with cells that can be clicked. The diagonal is blue, in proportion to recall.
 * Errors are vermilion, in proportion to the square root of their count relative to the most
 * frequent error, so that even rare ones are visible.
 */
public final class ConfusionView extends Region {

  private static final double GAP = 2;
  private static final double LARGEST_CELL = 64;

  private final Canvas canvas = new Canvas();
  private ConfusionMatrix matrix = new ConfusionMatrix(List.of(), new int[0][0]);
  private boolean shares;
  private Color text = Color.BLACK;
  private Color paper = Color.WHITE;
  private int row = -1;
  private int column = -1;
  private CellListener opened = (label, predicted) -> {};
  private HoverListener hovered = (label, predicted, x, y) -> {};
  private double left;
  private double top;
  private double cell;

  /** Is notified of a cell. */
  @FunctionalInterface
  public interface CellListener {
    void at(int label, int predicted);
  }

  /** Is notified of the cell under the mouse and the mouse's place on the screen; −1: no cell. */
  @FunctionalInterface
  public interface HoverListener {
    void at(int label, int predicted, double screenX, double screenY);
  }

  /** An empty matrix. */
  public ConfusionView() {
    getStyleClass().add("confusion-view");
    getChildren().add(canvas);
    setAccessibleRole(AccessibleRole.TABLE_VIEW);
    setFocusTraversable(true);
    setMinSize(300, 260);
    setPrefSize(560, 560);
    setOnMouseMoved(this::hover);
    setOnMouseExited(
        event -> {
          mark(-1, -1);
          hovered.at(-1, -1, 0, 0);
        });
    setOnMouseClicked(this::click);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    focusedProperty().addListener((p, o, n) -> paint());
  }

  /**
   * Shows a matrix.
   *
   * @param newShares whether cells show percentages of their label's images instead of counts
   */
  public void show(ConfusionMatrix newMatrix, boolean newShares) {
    matrix = newMatrix;
    shares = newShares;
    row = Math.min(row, size() - 1);
    column = Math.min(column, size() - 1);
    requestLayout();
    paint();
  }

  /** Sets the colours of text and background. */
  public void setColors(Color newText, Color newPaper) {
    text = newText;
    paper = newPaper;
    paint();
  }

  /** Sets the listener for clicks and Enter on cells. */
  public void setOnOpened(CellListener listener) {
    opened = listener;
  }

  /** Sets the listener for the cell under the mouse. */
  public void setOnHovered(HoverListener listener) {
    hovered = listener;
  }

  private int size() {
    return matrix.classNames().size();
  }

  /** The centre of a cell in this view's coordinates. */
  public javafx.geometry.Point2D centre(int label, int predicted) {
    return new javafx.geometry.Point2D(left + (predicted + 0.5) * cell, top + (label + 0.5) * cell);
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    double widest = 20;
    for (String name : matrix.classNames()) {
      Text measured = new Text(name);
      measured.setFont(font());
      widest = Math.max(widest, measured.getLayoutBounds().getWidth());
    }
    boolean steep = widest > 30;
    left = widest + 34;
    top = steep ? widest * 0.72 + 34 : 44;
    double room = Math.min(getWidth() - left - 62, getHeight() - top - 6);
    cell = Math.floor(Math.max(8, Math.min(LARGEST_CELL, room / Math.max(1, size()))));
    paint();
  }

  private Font font() {
    return Font.font(13);
  }

  private void paint() {
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    if (size() == 0) {
      return;
    }
    graphics.setTextBaseline(VPos.CENTER);
    int most = matrix.mostErrors();
    for (int label = 0; label < size(); label++) {
      for (int predicted = 0; predicted < size(); predicted++) {
        paintCell(graphics, label, predicted, most);
      }
    }
    paintHeadings(graphics);
    if (row >= 0 && column >= 0) {
      graphics.setStroke(text);
      graphics.setLineWidth(2);
      graphics.strokeRect(left + column * cell, top + row * cell, cell - GAP + 1, cell - GAP + 1);
    }
  }

  private void paintCell(GraphicsContext graphics, int label, int predicted, int most) {
    int count = matrix.count(label, predicted);
    boolean right = label == predicted;
    double weight =
        right
            ? 0.15 + 0.6 * matrix.share(label, predicted)
            : count == 0 ? 0 : 0.2 + 0.8 * Math.sqrt((double) count / most);
    Color none = paper.interpolate(text, 0.04);
    Color fill = none.interpolate(right ? Palette.RIGHT : Palette.WRONG, weight);
    double x = left + predicted * cell;
    double y = top + label * cell;
    graphics.setFill(fill);
    graphics.fillRoundRect(x + GAP / 2, y + GAP / 2, cell - GAP, cell - GAP, 4, 4);
    if (count > 0 && cell >= 16) {
      graphics.setFill(fill.getBrightness() * luminance(fill) > 0.45 ? Color.BLACK : Color.WHITE);
      graphics.setFont(Font.font(Math.min(13, cell * (shares ? 0.27 : 0.32))));
      graphics.setTextAlign(TextAlignment.CENTER);
      graphics.fillText(text(label, predicted), x + cell / 2, y + cell / 2, cell - 4);
    }
  }

  private static double luminance(Color color) {
    return 0.3 * color.getRed() + 0.59 * color.getGreen() + 0.11 * color.getBlue();
  }

  private String text(int label, int predicted) {
    return shares
        ? "%.1f %%".formatted(100 * matrix.share(label, predicted))
        : "%,d".formatted(matrix.count(label, predicted));
  }

  private void paintHeadings(GraphicsContext graphics) {
    graphics.setFill(text);
    graphics.setFont(font());
    boolean steep = top > 50;
    for (int i = 0; i < size(); i++) {
      graphics.setTextAlign(TextAlignment.RIGHT);
      graphics.fillText(matrix.classNames().get(i), left - 8, top + (i + 0.5) * cell);
      graphics.save();
      graphics.translate(left + (i + 0.5) * cell, top - 10);
      graphics.rotate(steep ? -45 : 0);
      graphics.setTextAlign(steep ? TextAlignment.LEFT : TextAlignment.CENTER);
      graphics.fillText(matrix.classNames().get(i), 0, 0);
      graphics.restore();
      graphics.setTextAlign(TextAlignment.LEFT);
      graphics.setGlobalAlpha(0.65);
      if (matrix.ofLabel(i) > 0) {
        graphics.fillText(
            "%.1f %%".formatted(100 * matrix.recall(i)),
            left + size() * cell + 8,
            top + (i + 0.5) * cell);
      }
      graphics.setGlobalAlpha(1);
    }
    graphics.setGlobalAlpha(0.65);
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.fillText(Messages.text("errors.confusion.predicted"), left + size() * cell / 2, 9);
    graphics.save();
    graphics.translate(10, top + size() * cell / 2);
    graphics.rotate(-90);
    graphics.fillText(Messages.text("errors.confusion.label"), 0, 0);
    graphics.restore();
    graphics.setGlobalAlpha(1);
  }

  private int at(double value, double from) {
    int index = (int) Math.floor((value - from) / cell);
    return index >= 0 && index < size() ? index : -1;
  }

  private void hover(MouseEvent event) {
    int label = at(event.getY(), top);
    int predicted = at(event.getX(), left);
    boolean inside = label >= 0 && predicted >= 0;
    mark(inside ? label : -1, inside ? predicted : -1);
    hovered.at(row, column, event.getScreenX(), event.getScreenY());
  }

  private void click(MouseEvent event) {
    requestFocus();
    int label = at(event.getY(), top);
    int predicted = at(event.getX(), left);
    if (label >= 0 && predicted >= 0) {
      opened.at(label, predicted);
    }
  }

  private void mark(int newRow, int newColumn) {
    if (newRow != row || newColumn != column) {
      row = newRow;
      column = newColumn;
      if (row >= 0 && column >= 0) {
        setAccessibleText(
            Messages.text(
                "errors.confusion.cell",
                matrix.classNames().get(row),
                matrix.classNames().get(column),
                matrix.count(row, column)));
      }
      paint();
    }
  }

  private void key(KeyEvent event) {
    if (size() == 0) {
      return;
    }
    int down = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    int across = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
    if (down != 0 || across != 0) {
      mark(
          Math.max(0, Math.min(size() - 1, row + down)),
          Math.max(0, Math.min(size() - 1, column + across)));
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && row >= 0 && column >= 0) {
      opened.at(row, column);
      event.consume();
    }
  }
}
