package org.sketch28.cli;

import java.nio.file.Path;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.picture.InkExtractor;
import org.sketch28.image.picture.PictureReader;
import org.sketch28.image.picture.Polarity;
import picocli.CommandLine.Option;

/** How a command reads pictures. */
final class PolarityOption {

  @Option(
      names = "--polarity",
      defaultValue = "AUTO",
      description = "Which is ink: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Polarity polarity;

  /** The picture in {@code file} as a drawing. */
  Drawing read(Path file) throws UserFacingException {
    return Drawing.of(InkExtractor.extract(PictureReader.read(file).brightness(), polarity).ink());
  }
}
