package org.sketch28.image.drawing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.sketch28.image.GrayImage;

/** Grey images as 8-bit PNG. */
public final class PngWriter {

  private PngWriter() {}

  /** The bytes of a PNG file with unchanged grey levels: ink is white. */
  public static byte[] encode(GrayImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(DrawingRasterizer.toBufferedImage(image), "png", out)) {
        throw new IllegalStateException("every Java writes PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
