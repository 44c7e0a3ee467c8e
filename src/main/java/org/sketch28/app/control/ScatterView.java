package org.sketch28.app.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;

/**
 * Many points in the plane. The wheel zooms, dragging with the secondary button (or with Shift)
 * moves, dragging with the primary button draws a lasso, and a double click shows all points. The
 * arrow keys go from point to point, and Enter chooses one.
 */
public final class ScatterView extends Region {

  private static final double MARGIN = 20;
  private static final double NEAR = 8;

  private final PixelSurface surface = new PixelSurface();
  private final Polygon lasso = new Polygon();
  private float[] places = {};
  private int[] colors = {};
  private boolean[] emphasized = {};
  private double scale = 1;
  private double offsetX;
  private double offsetY;
  private Point2D grabbed;
  private Consumer<int[]> chosen = indices -> {};
  private IntConsumer hovered = index -> {};
  private final ScatterCursor cursor =
      new ScatterCursor(this::place, index -> hovered.accept(index));

  /** No points. */
  public ScatterView() {
    getStyleClass().add("scatter-view");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(200, 200);
    lasso.setManaged(false);
    lasso.setMouseTransparent(true);
    lasso.getStyleClass().add("lasso");
    getChildren().addAll(surface.view(), lasso, cursor.ring());
    setFocusTraversable(true);
    setOnScroll(this::zoom);
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(this::release);
    setOnMouseMoved(event -> cursor.set(nearest(event.getX(), event.getY())));
    setOnMouseExited(event -> cursor.set(-1));
    setOnKeyPressed(this::key);
    focusedProperty().addListener((p, o, focused) -> cursor.set(-1));
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
  }

  /**
   * Shows points.
   *
   * @param newPlaces x and y of each point in turn; if they have changed, the view fits them all
   * @param newColors one for each point
   * @param newEmphasized whether each point is drawn larger and above the others
   */
  public void show(float[] newPlaces, List<Color> newColors, boolean[] newEmphasized) {
    boolean others = !Arrays.equals(places, newPlaces);
    cursor.set(-1);
    places = newPlaces;
    colors = newColors.stream().mapToInt(ScatterView::argb).toArray();
    emphasized = newEmphasized;
    if (others) {
      fit();
    }
    render();
  }

  private static int argb(Color color) {
    return 0xff000000
        | (int) Math.round(color.getRed() * 255) << 16
        | (int) Math.round(color.getGreen() * 255) << 8
        | (int) Math.round(color.getBlue() * 255);
  }

  /** Sets the listener for points that are clicked or lassoed, which receives their indices. */
  public void setOnChosen(Consumer<int[]> listener) {
    chosen = listener;
  }

  /** Sets the listener for the point near the mouse, which receives its index; −1 for none. */
  public void setOnHovered(IntConsumer listener) {
    hovered = listener;
  }

  /** The position of a point in this view's coordinates. */
  public Point2D place(int point) {
    return new Point2D(
        places[2 * point] * scale + offsetX, places[2 * point + 1] * scale + offsetY);
  }

  /** Fits all points into the view. */
  public void fit() {
    if (places.length == 0 || surface.width() == 0) {
      return;
    }
    float[] low = {Float.MAX_VALUE, Float.MAX_VALUE};
    float[] high = {-Float.MAX_VALUE, -Float.MAX_VALUE};
    for (int i = 0; i < places.length; i++) {
      low[i % 2] = Math.min(low[i % 2], places[i]);
      high[i % 2] = Math.max(high[i % 2], places[i]);
    }
    double spanX = Math.max(1e-6, high[0] - low[0]);
    double spanY = Math.max(1e-6, high[1] - low[1]);
    scale =
        Math.min((surface.width() - 2 * MARGIN) / spanX, (surface.height() - 2 * MARGIN) / spanY);
    offsetX = surface.width() / 2.0 - scale * (low[0] + high[0]) / 2;
    offsetY = surface.height() / 2.0 - scale * (low[1] + high[1]) / 2;
    render();
  }

  @Override
  protected void layoutChildren() {
    if (surface.resize(getWidth(), getHeight())) {
      fit();
    }
    render();
  }

  private void render() {
    surface.clear();
    int points = places.length / 2;
    for (int i = 0; i < points; i++) {
      if (!emphasized[i]) {
        dot(i, 2);
      }
    }
    for (int i = 0; i < points; i++) {
      if (emphasized[i]) {
        dot(i, 4);
      }
    }
    surface.update();
  }

  private void dot(int point, int radius) {
    int centreX = (int) Math.round(places[2 * point] * scale + offsetX);
    int centreY = (int) Math.round(places[2 * point + 1] * scale + offsetY);
    for (int y = -radius; y <= radius; y++) {
      for (int x = -radius; x <= radius; x++) {
        if (x * x + y * y <= radius * radius) {
          surface.set(centreX + x, centreY + y, colors[point]);
        }
      }
    }
  }

  private void key(KeyEvent event) {
    Optional<Point2D> direction = direction(event.getCode());
    if (direction.isPresent()) {
      cursor.move(direction.get(), places.length / 2, getWidth(), getHeight());
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && cursor.index() >= 0) {
      chosen.accept(new int[] {cursor.index()});
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      cursor.set(-1);
    }
  }

  private static Optional<Point2D> direction(KeyCode key) {
    return switch (key) {
      case LEFT -> Optional.of(new Point2D(-1, 0));
      case RIGHT -> Optional.of(new Point2D(1, 0));
      case UP -> Optional.of(new Point2D(0, -1));
      case DOWN -> Optional.of(new Point2D(0, 1));
      default -> Optional.empty();
    };
  }

  private void zoom(ScrollEvent event) {
    double factor = Math.pow(1.0025, event.getDeltaY());
    double next = Math.max(1e-4, Math.min(1e6, scale * factor));
    offsetX = event.getX() - (event.getX() - offsetX) * next / scale;
    offsetY = event.getY() - (event.getY() - offsetY) * next / scale;
    scale = next;
    cursor.set(-1);
    render();
    event.consume();
  }

  private void press(MouseEvent event) {
    requestFocus();
    cursor.set(-1);
    grabbed = null;
    lasso.getPoints().clear();
    if (event.getClickCount() == 2) {
      fit();
    } else if (event.getButton() == MouseButton.PRIMARY && !event.isShiftDown()) {
      lasso.getPoints().addAll(event.getX(), event.getY());
    } else {
      grabbed = new Point2D(event.getX(), event.getY());
    }
  }

  private void drag(MouseEvent event) {
    if (grabbed != null) {
      offsetX += event.getX() - grabbed.getX();
      offsetY += event.getY() - grabbed.getY();
      grabbed = new Point2D(event.getX(), event.getY());
      render();
    } else if (!lasso.getPoints().isEmpty()) {
      lasso.getPoints().addAll(event.getX(), event.getY());
    }
  }

  private void release(MouseEvent event) {
    List<Double> corners = new ArrayList<>(lasso.getPoints());
    lasso.getPoints().clear();
    if (grabbed == null && corners.size() >= 6) {
      int[] inside =
          IntStream.range(0, places.length / 2).filter(i -> isInside(corners, place(i))).toArray();
      if (inside.length > 0) {
        chosen.accept(inside);
      }
    } else if (grabbed == null && event.getClickCount() == 1) {
      int near = nearest(event.getX(), event.getY());
      if (near >= 0) {
        chosen.accept(new int[] {near});
      }
    }
  }

  /**
   * Whether a point is inside a polygon: a ray from it crosses the outline an odd number of times.
   */
  private static boolean isInside(List<Double> corners, Point2D point) {
    boolean inside = false;
    int count = corners.size() / 2;
    for (int i = 0, j = count - 1; i < count; j = i++) {
      double yi = corners.get(2 * i + 1);
      double yj = corners.get(2 * j + 1);
      if (yi > point.getY() != yj > point.getY()) {
        double xi = corners.get(2 * i);
        double xj = corners.get(2 * j);
        double crossing = xi + (point.getY() - yi) / (yj - yi) * (xj - xi);
        inside ^= point.getX() < crossing;
      }
    }
    return inside;
  }

  private int nearest(double x, double y) {
    int nearest = -1;
    double least = NEAR * NEAR;
    for (int i = 0; i < places.length / 2; i++) {
      double dx = places[2 * i] * scale + offsetX - x;
      double dy = places[2 * i + 1] * scale + offsetY - y;
      double square = dx * dx + dy * dy - (emphasized[i] ? 4 : 0);
      if (square < least) {
        least = square;
        nearest = i;
      }
    }
    return nearest;
  }
}
