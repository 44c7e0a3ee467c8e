package org.sketch28.app.draw;

import java.nio.charset.StandardCharsets;
import org.sketch28.data.drawings.DrawingDocument;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;
import org.sketch28.image.drawing.PngWriter;
import org.sketch28.image.drawing.SvgWriter;

/** The formats in which a drawing can be saved. */
enum Export {
  /** The drawing as black ink on white paper, in pixels. */
  DRAWING_PNG("drawing", ".png") {
    @Override
    byte[] encode(Drawing drawing, GrayImage networkInput) {
      return PngWriter.encode(DrawingRasterizer.rasterize(drawing, 1120).negated());
    }
  },
  /** The drawing as black ink on white paper, in curves. */
  DRAWING_SVG("drawing", ".svg") {
    @Override
    byte[] encode(Drawing drawing, GrayImage networkInput) {
      return SvgWriter.encode(drawing).getBytes(StandardCharsets.UTF_8);
    }
  },
  /** The strokes themselves, which can be opened again and edited. */
  DRAWING_FILE("drawing", DrawingDocument.EXTENSION) {
    @Override
    byte[] encode(Drawing drawing, GrayImage networkInput) {
      return DrawingDocument.encode(drawing);
    }
  },
  /** The 28 × 28 image, white on black as in MNIST. */
  INPUT_PNG("28x28", ".png") {
    @Override
    byte[] encode(Drawing drawing, GrayImage networkInput) {
      return PngWriter.encode(networkInput);
    }
  };

  private final String fileName;
  private final String extension;

  Export(String fileName, String extension) {
    this.fileName = fileName;
    this.extension = extension;
  }

  /** The suggested file name, without its extension. */
  String fileName() {
    return fileName;
  }

  /** The extension of such files, with its dot. */
  String extension() {
    return extension;
  }

  /** Encodes a file. Takes tens of milliseconds. */
  abstract byte[] encode(Drawing drawing, GrayImage networkInput);
}
