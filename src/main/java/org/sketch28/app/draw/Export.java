package org.sketch28.app.draw;

import java.nio.charset.StandardCharsets;
import org.sketch28.data.drawings.DrawingDocument;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;
import org.sketch28.image.drawing.PngWriter;
import org.sketch28.image.drawing.SvgWriter;

/** What can be saved and copied. */
enum Export {
  /** The drawing as black ink on white paper, in pixels. */
  DRAWING_PNG("drawing.png", "*.png") {
    @Override
    byte[] encode(Drawing drawing, GrayImage networkInput) {
      return PngWriter.encode(DrawingRasterizer.rasterize(drawing, 1120).negated());
    }
  },
  /** The drawing as black ink on white paper, in curves. */
  DRAWING_SVG("drawing.svg", "*.svg") {
    @Override
    byte[] encode(Drawing drawing, GrayImage networkInput) {
      return SvgWriter.encode(drawing).getBytes(StandardCharsets.UTF_8);
    }
  },
  /** The strokes themselves, to be opened and drawn on. */
  DRAWING_FILE("drawing" + DrawingDocument.EXTENSION, "*" + DrawingDocument.EXTENSION) {
    @Override
    byte[] encode(Drawing drawing, GrayImage networkInput) {
      return DrawingDocument.encode(drawing);
    }
  },
  /** The 28 × 28 image, white on black as in MNIST. */
  INPUT_PNG("28x28.png", "*.png") {
    @Override
    byte[] encode(Drawing drawing, GrayImage networkInput) {
      return PngWriter.encode(networkInput);
    }
  };

  private final String fileName;
  private final String pattern;

  Export(String fileName, String pattern) {
    this.fileName = fileName;
    this.pattern = pattern;
  }

  /** A name to offer. */
  String fileName() {
    return fileName;
  }

  /** What such files end with. */
  String pattern() {
    return pattern;
  }

  /** The file's bytes. Takes tens of milliseconds. */
  abstract byte[] encode(Drawing drawing, GrayImage networkInput);
}
