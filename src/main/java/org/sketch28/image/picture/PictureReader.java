package org.sketch28.image.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.GrayImage;

/**
 * Reads PNG, JPEG, GIF, BMP, TIFF and WebP, recognised by content rather than name. The size is
 * read first, and large pictures are subsampled while they are read.
 */
public final class PictureReader {

  private static final long LARGEST_FILE = 256L << 20;
  private static final long MOST_PIXELS = 250_000_000;

  /**
   * What a file may claim to hold beside {@link #FREE_PIXELS}, for each of its bytes: more than the
   * emptiest picture of black and white that deflate can write.
   */
  private static final long PIXELS_PER_BYTE = 10_000;

  /** A fax of a whole page with little on it takes less than a bit for 1,000 pixels. */
  private static final long FREE_PIXELS = 40_000_000;

  /** Some decoders take long for each row, however short it is. */
  private static final int LONGEST_READ_SIDE = 200_000;

  /** WebP is decoded as a whole, however small the result. */
  private static final long MOST_WEBP_PIXELS = 70_000_000;

  /** Of the processor's time. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private PictureReader() {}

  /**
   * Reads a file.
   *
   * @throws UserFacingException if the file does not exist, or is too large, damaged or not a
   *     picture
   */
  public static Picture read(Path file) throws UserFacingException {
    return read(file, () -> false);
  }

  /**
   * Reads a file, unless it is cancelled.
   *
   * @param cancelled asked again and again while the picture is read
   * @throws UserFacingException if the file does not exist, or is too large, damaged or not a
   *     picture
   * @throws CancellationException if it was cancelled
   */
  public static Picture read(Path file, BooleanSupplier cancelled) throws UserFacingException {
    try {
      if (Files.isDirectory(file)) {
        throw new UserFacingException(file + " is a folder. Choose a picture in it.");
      }
      if (!Files.isRegularFile(file) && Files.exists(file)) {
        throw new UserFacingException(file + " is not a file that a picture can be in.");
      }
      if (Files.size(file) > LARGEST_FILE) {
        throw new UserFacingException(
            file + " is larger than 256 MB. Save the picture smaller and try again.");
      }
      return read(Files.readAllBytes(file), file.toString(), cancelled);
    } catch (NoSuchFileException e) {
      throw new UserFacingException("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new UserFacingException(
          "Cannot read %s: %s. Check that it exists and that you may read it."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }

  /**
   * Reads a picture in memory.
   *
   * @param name for messages
   * @throws UserFacingException if it is too large, damaged or not a picture
   */
  public static Picture read(byte[] file, String name) throws UserFacingException {
    return read(file, name, () -> false);
  }

  private static Picture read(byte[] file, String name, BooleanSupplier cancelled)
      throws UserFacingException {
    ReadingLimit limit = new ReadingLimit(LONGEST, cancelled);
    try {
      Picture picture = read(file, name, limit);
      if (!limit.wasReached()) {
        return picture;
      }
    } catch (UserFacingException e) {
      if (!limit.wasReached()) {
        throw e;
      }
    }
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    throw new UserFacingException(
        name + " takes too long to read; it may be damaged. Save it again, as PNG for example.");
  }

  private static Picture read(byte[] file, String name, ReadingLimit limit)
      throws UserFacingException {
    ImageReader reader = null;
    try (ImageInputStream stream = limit.watch(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new UserFacingException(
            name + " is no picture that can be read. PNG, JPEG, GIF, BMP, TIFF and WebP can.");
      }
      reader = readers.next();
      reader.setInput(stream, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      checkSize(reader, file.length, width, height, name);
      reader.addIIOReadProgressListener(limit);
      BufferedImage image = reader.read(0, parameters(reader, width, height, name));
      GrayImage brightness = Picture.reduced(Brightness.of(image));
      return new Picture(Orientation.of(file).apply(brightness), width, height);
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

  private static void checkSize(ImageReader reader, int bytes, int width, int height, String name)
      throws IOException, UserFacingException {
    if (Math.max(width, height) > LONGEST_READ_SIDE) {
      throw new UserFacingException(
          "%s is %,d × %,d pixels; no side may be longer than 200,000."
              .formatted(name, width, height));
    }
    long pixels = (long) width * height;
    if (pixels > FREE_PIXELS + PIXELS_PER_BYTE * bytes) {
      throw new UserFacingException(
          "%s claims to hold %,d pixels in %,d bytes, which no real picture does."
              .formatted(name, pixels, bytes));
    }
    if (reader.getFormatName().equalsIgnoreCase("webp") && pixels > MOST_WEBP_PIXELS) {
      throw new UserFacingException(
          "%s has %,d pixels; at most 70 million can be read from WebP. Save it as PNG or JPEG."
              .formatted(name, pixels));
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
    int step = Picture.step(width, height);
    int stepX = Math.min(step, width);
    int stepY = Math.min(step, height);
    parameters.setSourceSubsampling(stepX, stepY, 0, 0);
    return parameters;
  }
}
