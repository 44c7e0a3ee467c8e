package org.sketch28.app.control;

import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.sketch28.data.ImageDataset;

/**
 * Any number of 28 × 28 images as thumbnails, of which only those in sight cost anything: each
 * frame copies their pixels into one picture of the size of the view.
 */
public final class ImageGrid extends Region {

  private static final int SCALE = 2;
  private static final int THUMBNAIL = SCALE * ImageDataset.SIDE;
  private static final int GAP = 4;
  private static final int PITCH = THUMBNAIL + GAP;
  private static final int MARK = 4;
  private static final int FRAME = 3;
  private static final int SELECTED = 0xff1f8fd0;
  private static final double WHEEL = 1.5;
  private static final int[] GRAYS = grays();

  private final PixelSurface surface = new PixelSurface();
  private final ScrollBar bar = new ScrollBar();
  private final Rectangle cursor = new Rectangle(THUMBNAIL + GAP, THUMBNAIL + GAP);
  private final Tooltip tooltip = new Tooltip();
  private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
  private IntFunction<String> describe = Integer::toString;
  private IntConsumer opened = index -> {};
  private IntUnaryOperator mark = index -> 0;
  private final GridSelection selection = new GridSelection();
  private byte[] pixels = new byte[0];
  private int[] order = {};
  private int position = -1;

  /** An empty grid. */
  public ImageGrid() {
    getStyleClass().add("image-grid");
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setFocusTraversable(true);
    setMinSize(2 * PITCH, 2 * PITCH);
    cursor.getStyleClass().add("image-grid-selection");
    cursor.setManaged(false);
    cursor.setMouseTransparent(true);
    cursor.setVisible(false);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setManaged(false);
    bar.valueProperty().addListener((p, o, value) -> render());
    getChildren().addAll(surface.view(), cursor, bar);
    setOnScroll(
        event -> {
          scrollBy(-WHEEL * event.getDeltaY());
          event.consume();
        });
    setOnMousePressed(this::press);
    setOnMouseMoved(this::hover);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
  }

  private static int[] grays() {
    int[] grays = new int[256];
    for (int level = 0; level < grays.length; level++) {
      grays[level] = 0xff000000 | level * 0x010101;
    }
    return grays;
  }

  /**
   * Shows images.
   *
   * @param data where they are
   * @param indices which of them, in the order in which they are shown
   */
  public void show(ImageDataset data, int[] indices) {
    int keep = selected.get();
    pixels = data.pixels();
    order = indices.clone();
    position = -1;
    for (int i = 0; i < order.length && position < 0; i++) {
      position = order[i] == keep ? i : -1;
    }
    adjustBar();
    select(position);
  }

  /**
   * A colour for the lower edge of an image, by its index: alpha, red, green and blue, a byte each;
   * 0 for none.
   */
  public void setMark(IntUnaryOperator newMark) {
    mark = newMark;
    render();
  }

  /** What is said of an image, by its index, when the mouse is over it. */
  public void setDescription(IntFunction<String> description) {
    describe = description;
  }

  /** Hears of an image, by its index, that was double-clicked, or on which Enter was pressed. */
  public void setOnOpened(IntConsumer listener) {
    opened = listener;
  }

  /** The index of the selected image in its dataset; −1 if there is none. */
  public ReadOnlyIntegerProperty selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** The index of every selected image, in the order in which they are shown. */
  public int[] selection() {
    return selection.places().map(i -> order[i]).toArray();
  }

  /** How many images are selected; with Shift, Ctrl and Ctrl+A there can be many. */
  public ReadOnlyIntegerProperty selectionSizeProperty() {
    return selection.sizeProperty();
  }

  /** Selects an image by its index and scrolls to it. */
  public void select(int index, boolean reveal) {
    for (int i = 0; i < order.length; i++) {
      if (order[i] == index) {
        select(i);
        if (reveal) {
          reveal();
        }
        return;
      }
    }
  }

  /** Scrolls by pixels. */
  public void scrollBy(double distance) {
    bar.setValue(Math.max(0, Math.min(bar.getMax(), bar.getValue() + distance)));
  }

  /** How far down it can be scrolled, in pixels. */
  public double scrollRange() {
    return bar.getMax();
  }

  private int columns() {
    return Math.max(1, (surface.width() - GAP) / PITCH);
  }

  @Override
  protected void layoutChildren() {
    double barWidth = Math.ceil(bar.prefWidth(-1));
    bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
    if (surface.resize(getWidth() - barWidth, getHeight())) {
      adjustBar();
    }
    render();
  }

  private void adjustBar() {
    int rows = (order.length + columns() - 1) / columns();
    double content = (double) rows * PITCH + GAP;
    double range = Math.max(0, content - surface.height());
    bar.setMax(range);
    bar.setVisibleAmount(range * surface.height() / Math.max(surface.height(), content));
    bar.setUnitIncrement(PITCH);
    bar.setBlockIncrement(Math.max(PITCH, surface.height() - PITCH));
    bar.setVisible(range > 0);
    bar.setValue(Math.min(bar.getValue(), range));
  }

  private void render() {
    surface.clear();
    int offset = (int) bar.getValue();
    int columns = columns();
    int first = Math.max(0, (offset - GAP) / PITCH) * columns;
    for (int i = first; i < order.length; i++) {
      int top = i / columns * PITCH + GAP - offset;
      if (top >= surface.height()) {
        break;
      }
      copy(order[i], i % columns * PITCH + GAP, top);
      decorate(i, i % columns * PITCH + GAP, top);
    }
    surface.update();
    placeSelection();
  }

  private void copy(int image, int left, int top) {
    for (int y = 0; y < ImageDataset.SIDE; y++) {
      int source = image * ImageDataset.PIXELS + y * ImageDataset.SIDE;
      for (int x = 0; x < ImageDataset.SIDE; x++) {
        surface.fill(
            left + x * SCALE, top + y * SCALE, SCALE, SCALE, GRAYS[pixels[source + x] & 0xff]);
      }
    }
  }

  private void decorate(int place, int left, int top) {
    int color = mark.applyAsInt(order[place]);
    if (color != 0) {
      surface.fill(left, top + THUMBNAIL - MARK, THUMBNAIL, MARK, color);
    }
    if (selection.amongSeveral(place)) {
      surface.fill(left, top, THUMBNAIL, FRAME, SELECTED);
      surface.fill(left, top + THUMBNAIL - FRAME, THUMBNAIL, FRAME, SELECTED);
      surface.fill(left, top, FRAME, THUMBNAIL, SELECTED);
      surface.fill(left + THUMBNAIL - FRAME, top, FRAME, THUMBNAIL, SELECTED);
    }
  }

  private void placeSelection() {
    cursor.setVisible(position >= 0);
    if (position >= 0) {
      cursor.setX(position % columns() * PITCH + GAP / 2.0);
      int row = position / columns();
      cursor.setY(row * PITCH + GAP / 2.0 - Math.floor(bar.getValue()));
    }
  }

  /** The position in the order at a place in this grid; −1 between and after images. */
  private int at(double x, double y) {
    int column = (int) (x - GAP / 2.0) / PITCH;
    int row = (int) (y + bar.getValue() - GAP / 2.0) / PITCH;
    int found = row * columns() + column;
    return column < columns() && found < order.length ? found : -1;
  }

  private void press(MouseEvent event) {
    requestFocus();
    int found = at(event.getX(), event.getY());
    if (found >= 0) {
      if (event.isShortcutDown()) {
        selection.toggle(found);
        moveTo(found);
      } else if (event.isShiftDown()) {
        selection.extendTo(found);
        moveTo(found);
      } else {
        select(found);
      }
      if (event.getClickCount() == 2) {
        opened.accept(order[found]);
      }
    }
  }

  private void hover(MouseEvent event) {
    int found = at(event.getX(), event.getY());
    if (found >= 0) {
      tooltip.setText(describe.apply(order[found]));
      Tooltip.install(this, tooltip);
    } else {
      Tooltip.uninstall(this, tooltip);
    }
  }

  private void key(KeyEvent event) {
    int step =
        switch (event.getCode()) {
          case LEFT -> -1;
          case RIGHT -> 1;
          case UP -> -columns();
          case DOWN -> columns();
          case PAGE_UP -> -columns() * Math.max(1, surface.height() / PITCH);
          case PAGE_DOWN -> columns() * Math.max(1, surface.height() / PITCH);
          case HOME -> -order.length;
          case END -> order.length;
          default -> 0;
        };
    if (step != 0 && order.length > 0 && !event.isShortcutDown()) {
      int next = Math.max(0, Math.min(order.length - 1, Math.max(0, position) + step));
      if (event.isShiftDown()) {
        selection.extendTo(next);
        moveTo(next);
      } else {
        select(next);
      }
      reveal();
      event.consume();
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
      selection.all(order.length);
      render();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && position >= 0) {
      opened.accept(order[position]);
      event.consume();
    }
  }

  private void select(int newPosition) {
    selection.only(newPosition);
    moveTo(newPosition);
  }

  private void moveTo(int newPosition) {
    position = newPosition;
    render();
    selected.set(position < 0 ? -1 : order[position]);
    setAccessibleText(position < 0 ? "" : describe.apply(order[position]));
    placeSelection();
  }

  private void reveal() {
    int row = position / columns();
    double top = (double) row * PITCH;
    if (top < bar.getValue()) {
      bar.setValue(top);
    } else if (top + PITCH + GAP > bar.getValue() + surface.height()) {
      bar.setValue(Math.min(bar.getMax(), top + PITCH + GAP - surface.height()));
    }
  }
}
