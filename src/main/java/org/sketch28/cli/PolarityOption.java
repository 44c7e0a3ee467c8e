package org.sketch28.cli;

import java.nio.file.Path;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.picture.InkExtractor;
import org.sketch28.image.picture.PictureReader;
import org.sketch28.image.picture.Polarity;
import picocli.CommandLine.Option;

/** The option that says how a command reads pictures. */
final class PolarityOption {

  @Option(
      names = "--polarity",
      defaultValue = "AUTO",
      description = "Which pixels are ink: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Polarity polarity;

  /**
   * Reads a picture as a drawing.
   *
   * @throws UserFacingException if the file is missing or not a picture that can be read
   */
  Drawing read(Path file) throws UserFacingException {
    return Drawing.of(InkExtractor.extract(PictureReader.read(file).brightness(), polarity).ink());
  }
}
