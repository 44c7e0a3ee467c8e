package org.sketch28.image.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.sketch28.base.UserFacingException;

/**
 * Reads PNG, JPEG, GIF, BMP, TIFF and WebP, recognised by content rather than name. The size is
 * read first, and large pictures are subsampled while they are read.
 */
public final class PictureReader {

  private static final long LARGEST_FILE = 256L << 20;
  private static final long MOST_PIXELS = 250_000_000;
  private static final int LONGEST_SIDE = 1600;

  private PictureReader() {}

  /**
   * Reads a file.
   *
   * @throws UserFacingException if the file does not exist, or is too large, damaged or not a
   *     picture
   */
  public static Picture read(Path file) throws UserFacingException {
    try {
      if (Files.isDirectory(file)) {
        throw new UserFacingException(file + " is a folder. Choose a picture in it.");
      }
      if (Files.size(file) > LARGEST_FILE) {
        throw new UserFacingException(
            file + " is larger than 256 MB. Save the picture smaller and try again.");
      }
      return read(Files.readAllBytes(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new UserFacingException("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new UserFacingException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a picture in memory.
   *
   * @param name for messages
   * @throws UserFacingException if it is too large, damaged or not a picture
   */
  public static Picture read(byte[] file, String name) throws UserFacingException {
    ImageReader reader = null;
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new UserFacingException(
            name + " is no picture that can be read. PNG, JPEG, GIF, BMP, TIFF and WebP can.");
      }
      reader = readers.next();
      reader.setInput(stream, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      BufferedImage image = reader.read(0, parameters(reader, width, height, name));
      return new Picture(Orientation.of(file).apply(Brightness.of(image)), width, height);
    } catch (OutOfMemoryError e) {
      throw new UserFacingException(
          name + " needs more memory than there is. Save the picture smaller and try again.", e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // On damaged files, the readers throw exceptions of any kind.
      throw new UserFacingException(
          name + " is damaged or not what it seems. Save it again, as PNG for example.", e);
    } finally {
      if (reader != null) {
        reader.dispose();
      }
    }
  }

  private static ImageReadParam parameters(ImageReader reader, int width, int height, String name)
      throws UserFacingException {
    if (width < 1 || height < 1) {
      throw new UserFacingException(name + " is a picture without any pixels.");
    }
    if ((long) width * height > MOST_PIXELS) {
      throw new UserFacingException(
          "%s has %,d × %,d pixels; at most 250 million can be read. Save it smaller and try again."
              .formatted(name, width, height));
    }
    ImageReadParam parameters = reader.getDefaultReadParam();
    int step = Math.max(1, (Math.max(width, height) + LONGEST_SIDE - 1) / LONGEST_SIDE);
    int stepX = Math.min(step, width);
    int stepY = Math.min(step, height);
    parameters.setSourceSubsampling(stepX, stepY, 0, 0);
    return parameters;
  }
}
