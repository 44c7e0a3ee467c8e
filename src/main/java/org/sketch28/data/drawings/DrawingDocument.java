package org.sketch28.data.drawings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.Drawing;

/** A drawing in a file that the user saved: the strokes and the picture under them. */
public final class DrawingDocument {

  /** The extension of such files. */
  public static final String EXTENSION = ".sketch28";

  private static final long LARGEST = 1 << 26;

  private DrawingDocument() {}

  /** The content of a file with a drawing: JSON in UTF-8. */
  public static byte[] encode(Drawing drawing) {
    return DrawingFile.encode(drawing);
  }

  /**
   * Reads a drawing, also one of {@link DrawingStore}.
   *
   * @throws UserFacingException if the file cannot be read, is not a drawing, or is above 64 MB
   */
  public static Drawing read(Path file) throws UserFacingException {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new IOException("it is not a file");
      }
      if (Files.size(file) > LARGEST) {
        throw new IOException("it is larger than 64 MB");
      }
      return DrawingFile.decodeDrawing(String.valueOf(file), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new UserFacingException("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new UserFacingException(
          "The drawing %s cannot be opened: %s.".formatted(file, FileErrors.reason(e)), e);
    }
  }
}
