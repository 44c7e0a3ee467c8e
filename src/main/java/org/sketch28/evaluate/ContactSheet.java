package org.sketch28.evaluate;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.DrawingRasterizer;

/** A picture of many images of an evaluation, each above its index, label and prediction. */
public final class ContactSheet {

  /** The largest number of images on a sheet. */
  public static final int MOST = 5000;

  private static final int THUMBNAIL = 84;
  private static final int WIDTH = 104;
  private static final int HEIGHT = 122;
  private static final int COLUMNS = 12;
  private static final int MARGIN = 12;

  private ContactSheet() {}

  /**
   * Makes a contact sheet.
   *
   * @param indices of the images, in the order of the sheet
   * @return the bytes of a PNG file
   * @throws UserFacingException if there are no images, or more than {@link #MOST}
   */
  public static byte[] png(Evaluation evaluation, int[] indices) throws UserFacingException {
    if (indices.length == 0 || indices.length > MOST) {
      throw new UserFacingException(
          "A contact sheet can have 1 to %,d images, not %,d. Change the filter, then try again."
              .formatted(MOST, indices.length));
    }
    int columns = Math.min(COLUMNS, indices.length);
    int rows = (indices.length + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(
            columns * WIDTH + 2 * MARGIN, rows * HEIGHT + 2 * MARGIN, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
      graphics.setFont(SheetFont.SMALL);
      for (int i = 0; i < indices.length; i++) {
        draw(
            graphics,
            evaluation,
            indices[i],
            MARGIN + i % columns * WIDTH,
            MARGIN + i / columns * HEIGHT);
      }
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(sheet, "png", out);
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
    return out.toByteArray();
  }

  private static void draw(Graphics2D graphics, Evaluation evaluation, int index, int x, int y) {
    BufferedImage image = DrawingRasterizer.toBufferedImage(evaluation.data().image(index));
    graphics.drawImage(image, x, y, THUMBNAIL, THUMBNAIL, null);
    List<String> names = evaluation.data().classNames();
    String label = evaluation.counts(index) ? names.get(evaluation.label(index)) : "?";
    String predicted = names.get(evaluation.predicted(index));
    graphics.setColor(Color.DARK_GRAY);
    graphics.drawString("%,d: %s".formatted(index, label), x, y + THUMBNAIL + 13);
    graphics.setColor(evaluation.wrong(index) ? new Color(0xb34700) : new Color(0x1f6fb0));
    graphics.drawString(
        "%s %.0f %%".formatted(predicted, 100 * evaluation.confidence(index)),
        x,
        y + THUMBNAIL + 27);
  }
}
