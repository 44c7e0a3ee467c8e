package org.sketch28.app.control;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.sketch28.data.ImageDataset;

/**
 * Shows any number of 28 × 28 images as thumbnails. Only the visible ones cost anything: their
 * pixels are copied into one picture of the size of the view.
 */
public final class ImageGrid extends Region {

  /** The smallest and the largest thumbnails, in screen pixels for each pixel of an image. */
  public static final int SMALLEST = 1;

  /** See {@link #SMALLEST}. */
  public static final int LARGEST = 4;

  private static final ImageDataset NONE =
      new ImageDataset("", new byte[0], new byte[0], List.of());
  private static final int GAP = 4;
  private static final double WHEEL = 1.5;

  private final PixelSurface surface = new PixelSurface();
  private final ThumbnailRenderer thumbnails = new ThumbnailRenderer(surface);
  private final GridScrollBar bar = new GridScrollBar();
  private final GridCursor cursor = new GridCursor();
  private final Tooltip tooltip = new Tooltip();
  private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
  private ImageNotes notes = Integer::toString;
  private IntConsumer opened = index -> {};
  private final GridSelection selection = new GridSelection();
  private ImageDataset shown = NONE;
  private int[] order = {};
  private int position = -1;

  /** An empty grid. */
  public ImageGrid() {
    getStyleClass().add("image-grid");
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setFocusTraversable(true);
    setMinSize(2 * pitch(), 2 * pitch());
    bar.valueProperty().addListener((p, o, value) -> render());
    getChildren().addAll(surface.view(), cursor, bar);
    setOnScroll(this::scroll);
    setOnMousePressed(this::press);
    setOnMouseMoved(this::hover);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
  }

  /**
   * Shows images. What was selected stays so where it is still shown, several images only if they
   * are of the same dataset as before.
   *
   * @param data contains the images
   * @param indices of the images in {@code data}, in the order in which they are shown
   * @param newNotes what is said of them
   */
  public void show(ImageDataset data, int[] indices, ImageNotes newNotes) {
    int previous = selected.get();
    BitSet several = new BitSet();
    if (data.name().equals(shown.name()) && data.size() == shown.size()) {
      Arrays.stream(selection()).forEach(several::set);
    }
    shown = data;
    order = indices.clone();
    notes = newNotes;
    position = positionOf(previous);
    adjustBar();
    selection.only(position);
    selection.add(IntStream.range(0, order.length).filter(i -> several.get(order[i])));
    moveTo(position);
  }

  /** Shows no images. */
  public void clear() {
    show(NONE, new int[0], notes);
  }

  /** Sets the listener for double clicks and Enter, which receives the image's index. */
  public void setOnOpened(IntConsumer listener) {
    opened = listener;
  }

  /** The index of the selected image in the dataset; −1 if there is none. */
  public ReadOnlyIntegerProperty selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** The indices of all selected images, in the order in which they are shown. */
  public int[] selection() {
    return selection.positions().map(i -> order[i]).toArray();
  }

  /** The number of selected images; Shift, Ctrl and Ctrl+A select several. */
  public ReadOnlyIntegerProperty selectionSizeProperty() {
    return selection.sizeProperty();
  }

  /**
   * Selects an image; does nothing if it is not shown. One that is selected, alone or among
   * several, stays so.
   *
   * @param index in the dataset
   * @param reveal whether to scroll to it
   */
  public void select(int index, boolean reveal) {
    int found = positionOf(index);
    if (found >= 0) {
      if (found != position) {
        select(found);
      }
      if (reveal) {
        reveal();
      }
    }
  }

  private int positionOf(int index) {
    for (int i = 0; i < order.length; i++) {
      if (order[i] == index) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Sets the size of the thumbnails; the images at the top stay there.
   *
   * @param scale screen pixels for each pixel of an image, {@link #SMALLEST} to {@link #LARGEST}
   */
  public void setThumbnailScale(int scale) {
    int topRow = (int) (bar.getValue() / pitch());
    int first = topRow * cells().columns();
    thumbnails.setScale(scale);
    adjustBar();
    int newTopRow = first / cells().columns();
    bar.scrollTo(newTopRow * pitch());
    render();
  }

  /** The distance between thumbnails. */
  private int pitch() {
    return thumbnails.side() + GAP;
  }

  private void scroll(ScrollEvent event) {
    scrollBy(-WHEEL * event.getDeltaY());
    event.consume();
  }

  /** Scrolls by pixels. */
  public void scrollBy(double distance) {
    bar.scrollTo(bar.getValue() + distance);
  }

  /** How far down the grid can be scrolled, in pixels. */
  public double scrollRange() {
    return bar.getMax();
  }

  private GridCells cells() {
    return GridCells.in(surface.width(), pitch(), GAP);
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
    bar.fit(cells().height(order.length), surface.height(), pitch());
  }

  private void render() {
    surface.clear();
    int offset = (int) bar.getValue();
    GridCells cells = cells();
    for (int i = cells.firstVisible(offset); i < order.length; i++) {
      int top = cells.top(i) - offset;
      if (top >= surface.height()) {
        break;
      }
      int left = cells.left(i);
      thumbnails.image(shown.pixels(), order[i], left, top);
      thumbnails.mark(notes.mark(order[i]), left, top);
      if (selection.amongSeveral(i)) {
        thumbnails.frame(left, top);
      }
    }
    surface.update();
    cursor.place(cells(), position, pitch(), GAP, Math.floor(bar.getValue()));
  }

  /** The position in the order of the image at a point; −1 between and after images. */
  private int at(double x, double y) {
    int found = cells().at(x, y + bar.getValue());
    return found < order.length ? found : -1;
  }

  private void press(MouseEvent event) {
    requestFocus();
    int found = at(event.getX(), event.getY());
    if (found >= 0) {
      if (event.isShortcutDown()) {
        selection.toggle(found);
        moveTo(found);
      } else {
        choose(found, event.isShiftDown());
      }
      if (event.getClickCount() == 2) {
        opened.accept(order[found]);
      }
    }
  }

  private void hover(MouseEvent event) {
    int found = at(event.getX(), event.getY());
    if (found >= 0) {
      tooltip.setText(notes.description(order[found]));
      Tooltip.install(this, tooltip);
    } else {
      Tooltip.uninstall(this, tooltip);
    }
  }

  private void key(KeyEvent event) {
    int step = cells().step(event.getCode(), surface.height(), order.length);
    if (step != 0 && order.length > 0 && !event.isShortcutDown()) {
      int next = Math.max(0, Math.min(order.length - 1, Math.max(0, position) + step));
      choose(next, event.isShiftDown());
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

  private void choose(int newPosition, boolean extend) {
    if (extend) {
      selection.extendTo(newPosition);
      moveTo(newPosition);
    } else {
      select(newPosition);
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
    setAccessibleText(position < 0 ? "" : notes.description(order[position]));
    cursor.place(cells(), position, pitch(), GAP, Math.floor(bar.getValue()));
  }

  private void reveal() {
    bar.scrollTo(cells().revealing(position, bar.getValue(), surface.height()));
  }
}
