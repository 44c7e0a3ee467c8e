package org.sketch28;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures of a 7, drawn for tests. */
public final class TestPictures {

  private TestPictures() {}

  /** A 7 of one colour on another. */
  public static BufferedImage seven(int width, int height, int type, Color ink, Color paper) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    if (paper.getAlpha() > 0) {
      graphics.setColor(paper);
      graphics.fillRect(0, 0, width, height);
    }
    drawSeven(graphics, width, height, ink);
    graphics.dispose();
    return image;
  }

  /** Draws a 7 over what is there. */
  public static void drawSeven(Graphics2D graphics, int width, int height, Color ink) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(ink);
    graphics.setStroke(
        new BasicStroke(
            Math.min(width, height) * 0.07f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D path = new Path2D.Double();
    path.moveTo(0.32 * width, 0.22 * height);
    path.lineTo(0.7 * width, 0.22 * height);
    path.lineTo(0.46 * width, 0.8 * height);
    graphics.draw(path);
  }

  /** Black on white. */
  public static BufferedImage seven() {
    return seven(160, 160, BufferedImage.TYPE_INT_RGB, Color.BLACK, Color.WHITE);
  }

  /** The picture as a file of a format that ImageIO writes. */
  public static byte[] encode(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("no writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
