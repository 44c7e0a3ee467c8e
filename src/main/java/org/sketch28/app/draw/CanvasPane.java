package org.sketch28.app.draw;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.control.DrawingCanvas;
import org.sketch28.app.control.GrayImages;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.FloodAreas;
import org.sketch28.image.drawing.Stroke;

/** The canvas, bound to the view model: takes mouse, pen and touch, shows curves. */
public final class CanvasPane extends StackPane implements AutoCloseable {

  private static final int FLOOD_PIXELS = 840;

  /** Between a digit's lines and the mark around it, in canvas units. */
  private static final double MARK_GAP = 13;

  private final DrawViewModel viewModel;
  private final DrawingCanvas canvas = new DrawingCanvas();
  private final LatestTaskRunner layerRunner;

  /** What {@link #picture} shows. */
  private Optional<GrayImage> pictured = Optional.empty();

  private Optional<Image> picture = Optional.empty();

  /** Areas that are filled; those of strokes that are gone are not shown. */
  private Map<Stroke, Image> floods = Map.of();

  private Color paper = Color.WHITE;
  private Color ink = Color.BLACK;

  /**
   * @param tasks runs work off the FX thread
   */
  public CanvasPane(DrawViewModel viewModel, Tasks tasks) {
    this.viewModel = viewModel;
    this.layerRunner = tasks.latest("layers");
    canvas.setId("canvas");
    canvas.setAccessibleText(Messages.text("canvas.name"));
    canvas.setAccessibleHelp(Messages.text("canvas.help"));
    getChildren().add(canvas);
    canvas.setOnMousePressed(this::press);
    canvas.setOnMouseDragged(event -> viewModel.drag(canvas.toCanvas(event.getX(), event.getY())));
    canvas.setOnMouseReleased(this::release);
    new KeyboardPen(canvas, viewModel).install();
    viewModel.drawingProperty().addListener((p, o, drawing) -> show(drawing));
    viewModel
        .evidence()
        .foundProperty()
        .addListener((p, o, found) -> canvas.tint(EvidenceColors.of(found)));
    viewModel.liveProperty().addListener((p, o, stroke) -> canvas.showLive(stroke));
  }

  /** Sets the text that an empty canvas shows. */
  public void setHint(String hint) {
    canvas.setHint(hint);
  }

  /** Gives the canvas the keyboard. */
  public void takeFocus() {
    canvas.requestFocus();
  }

  /** Marks the selected digit of a number; nothing for a single drawing. */
  void mark(RecognitionResult result, int part) {
    canvas.mark(
        Optional.of(result)
            .filter(RecognitionResult::isNumber)
            .map(number -> around(number.parts().get(part).box())));
  }

  private static Rectangle2D around(java.awt.geom.Rectangle2D box) {
    return new Rectangle2D(
        box.getX() - MARK_GAP,
        box.getY() - MARK_GAP,
        box.getWidth() + 2 * MARK_GAP,
        box.getHeight() + 2 * MARK_GAP);
  }

  // Touch and pen arrive as mouse events too; the secondary button erases, as a pencil's end does.
  private void press(MouseEvent event) {
    canvas.requestFocus();
    if (event.getButton() == MouseButton.SECONDARY) {
      viewModel.pressEraser(canvas.toCanvas(event.getX(), event.getY()));
    } else if (event.getButton() == MouseButton.PRIMARY) {
      viewModel.press(canvas.toCanvas(event.getX(), event.getY()));
    }
  }

  // A fast mouse is often farther when it is released than where it was last reported to be.
  private void release(MouseEvent event) {
    viewModel.drag(canvas.toCanvas(event.getX(), event.getY()));
    viewModel.release();
  }

  /** Sets the colours of paper and ink. */
  public void setColors(Color newPaper, Color newInk) {
    paper = newPaper;
    ink = newInk;
    canvas.setColors(paper, ink);
    pictured = Optional.empty();
    picture = Optional.empty();
    floods = Map.of();
    show(viewModel.drawingProperty().get());
  }

  private void show(Drawing drawing) {
    if (drawing.picture().isEmpty() && !FloodAreas.isNeeded(drawing)) {
      layerRunner.cancel();
      canvas.show(drawing, Optional.empty(), Map.of());
      return;
    }
    // A new line does not wait for areas to be filled again.
    canvas.show(drawing, picture(drawing), floods);
    layerRunner.submit(
        () -> FloodAreas.of(drawing, FLOOD_PIXELS),
        areas -> {
          floods = images(areas);
          canvas.show(drawing, picture(drawing), floods);
        });
  }

  /** The picture under a drawing, which is made anew for another one or other colours only. */
  private Optional<Image> picture(Drawing drawing) {
    if (!drawing.picture().equals(pictured)) {
      pictured = drawing.picture();
      picture = pictured.map(image -> GrayImages.toImage(image, paper, ink));
    }
    return picture;
  }

  private Map<Stroke, Image> images(Map<Stroke, GrayImage> areas) {
    Map<Stroke, Image> images = new HashMap<>();
    areas.forEach(
        (stroke, area) ->
            images.put(
                stroke,
                GrayImages.toImage(area, Color.TRANSPARENT, canvas.colorOf(stroke.gray()))));
    return images;
  }

  @Override
  public void close() {
    layerRunner.close();
  }
}
