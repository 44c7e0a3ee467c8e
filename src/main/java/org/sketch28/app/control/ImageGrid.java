package org.sketch28.app.control;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
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

  private final ImageView picture = new ImageView();
  private final ScrollBar bar = new ScrollBar();
  private final Rectangle cursor = new Rectangle(THUMBNAIL + GAP, THUMBNAIL + GAP);
  private final Tooltip tooltip = new Tooltip();
  private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
  private IntFunction<String> describe = Integer::toString;
  private IntConsumer opened = index -> {};
  private IntUnaryOperator mark = index -> 0;
  private final ReadOnlyIntegerWrapper selectionSize = new ReadOnlyIntegerWrapper();
  private final BitSet selection = new BitSet();
  private int anchor = -1;
  private byte[] pixels = new byte[0];
  private int[] order = {};
  private int position = -1;
  private int width;
  private int height;
  private int[] argb = {};
  private PixelBuffer<IntBuffer> buffer;

  /** An empty grid. */
  public ImageGrid() {
    getStyleClass().add("image-grid");
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setFocusTraversable(true);
    setMinSize(2 * PITCH, 2 * PITCH);
    picture.setSmooth(false);
    picture.setManaged(false);
    cursor.getStyleClass().add("image-grid-selection");
    cursor.setManaged(false);
    cursor.setMouseTransparent(true);
    cursor.setVisible(false);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setManaged(false);
    bar.valueProperty().addListener((p, o, value) -> render());
    getChildren().addAll(picture, cursor, bar);
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
    selection.clear();
    adjustBar();
    select(position);
    render();
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
    return selection.stream().map(i -> order[i]).toArray();
  }

  /** How many images are selected; with Shift, Ctrl and Ctrl+A there can be many. */
  public ReadOnlyIntegerProperty selectionSizeProperty() {
    return selectionSize.getReadOnlyProperty();
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
    return Math.max(1, (width - GAP) / PITCH);
  }

  @Override
  protected void layoutChildren() {
    double barWidth = Math.ceil(bar.prefWidth(-1));
    bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
    int newWidth = (int) Math.max(1, getWidth() - barWidth);
    int newHeight = (int) Math.max(1, getHeight());
    if (newWidth != width || newHeight != height) {
      width = newWidth;
      height = newHeight;
      argb = new int[width * height];
      buffer =
          new PixelBuffer<>(
              width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance());
      picture.setImage(new WritableImage(buffer));
      adjustBar();
    }
    render();
  }

  private void adjustBar() {
    int rows = (order.length + columns() - 1) / columns();
    double content = (double) rows * PITCH + GAP;
    double range = Math.max(0, content - height);
    bar.setMax(range);
    bar.setVisibleAmount(range * height / Math.max(height, content));
    bar.setUnitIncrement(PITCH);
    bar.setBlockIncrement(Math.max(PITCH, height - PITCH));
    bar.setVisible(range > 0);
    bar.setValue(Math.min(bar.getValue(), range));
  }

  private void render() {
    if (buffer == null) {
      return;
    }
    Arrays.fill(argb, 0);
    int offset = (int) bar.getValue();
    int columns = columns();
    int first = Math.max(0, (offset - GAP) / PITCH) * columns;
    for (int i = first; i < order.length; i++) {
      int top = i / columns * PITCH + GAP - offset;
      if (top >= height) {
        break;
      }
      copy(order[i], i % columns * PITCH + GAP, top);
      decorate(i, i % columns * PITCH + GAP, top);
    }
    buffer.updateBuffer(changed -> null);
    placeSelection();
  }

  private void copy(int image, int left, int top) {
    int from = Math.max(0, -top);
    int to = Math.min(THUMBNAIL, height - top);
    int right = Math.min(THUMBNAIL, width - left);
    for (int y = from; y < to; y++) {
      int source = image * ImageDataset.PIXELS + y / SCALE * ImageDataset.SIDE;
      int target = (top + y) * width + left;
      for (int x = 0; x < right; x++) {
        argb[target + x] = GRAYS[pixels[source + x / SCALE] & 0xff];
      }
    }
  }

  private void decorate(int place, int left, int top) {
    int color = mark.applyAsInt(order[place]);
    if (color != 0) {
      fill(left, top + THUMBNAIL - MARK, THUMBNAIL, MARK, color);
    }
    if (selection.cardinality() > 1 && selection.get(place)) {
      fill(left, top, THUMBNAIL, FRAME, SELECTED);
      fill(left, top + THUMBNAIL - FRAME, THUMBNAIL, FRAME, SELECTED);
      fill(left, top, FRAME, THUMBNAIL, SELECTED);
      fill(left + THUMBNAIL - FRAME, top, FRAME, THUMBNAIL, SELECTED);
    }
  }

  private void fill(int left, int top, int w, int h, int color) {
    for (int y = Math.max(0, top); y < Math.min(height, top + h); y++) {
      for (int x = left; x < Math.min(width, left + w); x++) {
        argb[y * width + x] = color;
      }
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
        toggle(found);
      } else if (event.isShiftDown() && anchor >= 0) {
        extendTo(found);
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
          case PAGE_UP -> -columns() * Math.max(1, height / PITCH);
          case PAGE_DOWN -> columns() * Math.max(1, height / PITCH);
          case HOME -> -order.length;
          case END -> order.length;
          default -> 0;
        };
    if (step != 0 && order.length > 0 && !event.isShortcutDown()) {
      int next = Math.max(0, Math.min(order.length - 1, Math.max(0, position) + step));
      if (event.isShiftDown() && anchor >= 0) {
        extendTo(next);
      } else {
        select(next);
      }
      reveal();
      event.consume();
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
      selection.set(0, order.length);
      selectionSize.set(order.length);
      render();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && position >= 0) {
      opened.accept(order[position]);
      event.consume();
    }
  }

  private void select(int newPosition) {
    selection.clear();
    anchor = newPosition;
    if (newPosition >= 0) {
      selection.set(newPosition);
    }
    moveTo(newPosition);
  }

  private void toggle(int place) {
    selection.flip(place);
    anchor = place;
    moveTo(place);
  }

  private void extendTo(int place) {
    selection.clear();
    selection.set(Math.min(anchor, place), Math.max(anchor, place) + 1);
    moveTo(place);
  }

  private void moveTo(int newPosition) {
    position = newPosition;
    selectionSize.set(selection.cardinality());
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
    } else if (top + PITCH + GAP > bar.getValue() + height) {
      bar.setValue(Math.min(bar.getMax(), top + PITCH + GAP - height));
    }
  }
}
