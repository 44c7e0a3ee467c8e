package org.sketch28.app.draw;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;

/** The picture that is drawn over on a canvas: opens it, and swaps its ink and background. */
final class CanvasPicture {

  private final DrawViewModel canvas;
  private final PictureOpener opener;

  CanvasPicture(DrawViewModel canvas, PictureOpener opener) {
    this.canvas = canvas;
    this.opener = opener;
  }

  /**
   * Opens a picture in place of the drawing on the canvas.
   *
   * @param failed receives the message if the picture cannot be read
   */
  void open(PictureSource source, Consumer<String> failed) {
    opener.open(source, picture -> show(picture, List.of()), failed);
  }

  private void show(OpenedPicture picture, List<Stroke> over) {
    canvas.show(new Drawing(Optional.of(picture.ink().ink()), over));
  }

  /** Swaps ink and background of the picture under the drawing. */
  void invert() {
    Optional<OpenedPicture> opened = opened();
    if (opened.isPresent()) {
      opener.invert(opened.get(), inverted -> replace(opened.get(), inverted));
    } else {
      // Of a picture that was not opened now, only the ink is known.
      Drawing now = drawing();
      now.picture()
          .ifPresent(ink -> canvas.show(new Drawing(Optional.of(ink.negated()), now.strokes())));
    }
  }

  /** The canvas may have been cleared meanwhile. */
  private void replace(OpenedPicture picture, OpenedPicture inverted) {
    if (opened().filter(picture::equals).isPresent()) {
      show(inverted, drawing().strokes());
    }
  }

  /** The picture under the drawing; empty if there is none, or if it was opened long ago. */
  Optional<OpenedPicture> opened() {
    return opener.pictureUnder(drawing());
  }

  private Drawing drawing() {
    return canvas.drawingProperty().get();
  }
}
