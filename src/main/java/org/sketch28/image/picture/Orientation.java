package org.sketch28.image.picture;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.sketch28.image.GrayImage;

/**
 * How a camera was held, as EXIF records it. Rows of the file may be columns of the picture.
 *
 * @param value 1 (upright) to 8
 */
record Orientation(int value) {

  private static final Orientation UPRIGHT = new Orientation(1);

  /** The orientation that a file records; upright if it records none that is valid. */
  static Orientation of(byte[] file) {
    try {
      ExifIFD0Directory directory =
          ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length)
              .getFirstDirectoryOfType(ExifIFD0Directory.class);
      if (directory == null || !directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
        return UPRIGHT;
      }
      int value = directory.getInt(ExifIFD0Directory.TAG_ORIENTATION);
      return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
    } catch (ImageProcessingException
        | MetadataException
        | IOException
        | RuntimeException
        | OutOfMemoryError
        | StackOverflowError e) {
      // Damaged metadata does not make the picture unusable.
      return UPRIGHT;
    }
  }

  /** The picture, rotated and mirrored as it was seen. */
  GrayImage apply(GrayImage image) {
    int w = image.width();
    int h = image.height();
    return switch (value) {
      case 2 -> GrayImage.of(w, h, (x, y) -> image.get(w - 1 - x, y));
      case 3 -> GrayImage.of(w, h, (x, y) -> image.get(w - 1 - x, h - 1 - y));
      case 4 -> GrayImage.of(w, h, (x, y) -> image.get(x, h - 1 - y));
      case 5 -> GrayImage.of(h, w, (x, y) -> image.get(y, x));
      case 6 -> GrayImage.of(h, w, (x, y) -> image.get(y, h - 1 - x));
      case 7 -> GrayImage.of(h, w, (x, y) -> image.get(w - 1 - y, h - 1 - x));
      case 8 -> GrayImage.of(h, w, (x, y) -> image.get(w - 1 - y, x));
      default -> image;
    };
  }
}
