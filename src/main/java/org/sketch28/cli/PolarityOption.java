package org.sketch28.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.sketch28.image.Drawing;
import org.sketch28.image.GrayImage;
import org.sketch28.image.UserFacingException;

/** How a command reads pictures. */
final class PolarityOption {

  @picocli.CommandLine.Option(names = "--polarity", hidden = true)
  String polarity;

  Drawing read(Path file) throws UserFacingException {
    try {
      BufferedImage image = ImageIO.read(file.toFile());
      if (image == null) {
        throw new UserFacingException(file + " is no picture.");
      }
      return Drawing.of(
          GrayImage.of(
              image.getWidth(), image.getHeight(), (x, y) -> image.getRaster().getSample(x, y, 0)));
    } catch (IOException e) {
      throw new UserFacingException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
