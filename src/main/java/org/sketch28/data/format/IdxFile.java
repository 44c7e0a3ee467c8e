package org.sketch28.data.format;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.sketch28.base.FileErrors;
import org.sketch28.base.Gzip;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;

/**
 * An IDX file of bytes or 32-bit integers, plain or gzipped (LeCun's format: big-endian; the magic
 * number 00 00 type dimensions, the size of each dimension, then the data in C order).
 */
public final class IdxFile {

  private static final int UNSIGNED_BYTE = 0x08;
  private static final int INT = 0x0c;
  private static final long MOST_BYTES = 1L << 30;

  private final int[] sizes;
  private final int type;
  private final byte[] data;

  private IdxFile(int[] sizes, int type, byte[] data) {
    this.sizes = sizes;
    this.type = type;
    this.data = data;
  }

  /** The size of each dimension. */
  public int[] sizes() {
    return sizes.clone();
  }

  /** The data as in the file, without the header; not to be changed. */
  byte[] data() {
    return data;
  }

  /**
   * Reads a whole file.
   *
   * @throws UserFacingException if the file does not exist, cannot be read, is not an IDX file of
   *     bytes or integers, holds more than 1 GB, or has less or more data than its header says
   */
  public static IdxFile read(Path file) throws UserFacingException {
    try (InputStream in = Gzip.open(file)) {
      return read(new DataInputStream(in), file);
    } catch (NoSuchFileException e) {
      throw new UserFacingException("There is no file " + file + ".", e);
    } catch (EOFException | ZipException e) {
      throw broken(file, "it is incomplete or damaged", e);
    } catch (IOException e) {
      throw new UserFacingException(
          "Cannot read %s: %s. Check that it exists and that you may read it."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }

  private static IdxFile read(DataInputStream in, Path file)
      throws IOException, UserFacingException {
    int magic = in.readInt();
    int type = (magic >> 8) & 0xff;
    int dimensions = magic & 0xff;
    if (magic >>> 16 != 0 || (type != UNSIGNED_BYTE && type != INT)) {
      throw broken(file, "it is not an IDX file of bytes or integers", null);
    }
    if (dimensions < 1 || dimensions > 4) {
      throw broken(file, "it has " + dimensions + " dimensions", null);
    }
    int[] sizes = new int[dimensions];
    long length = type == INT ? 4 : 1;
    for (int i = 0; i < dimensions; i++) {
      sizes[i] = in.readInt();
      if (sizes[i] < 0 || sizes[i] > MOST_BYTES) {
        throw broken(file, "its header has an impossible size", null);
      }
      length = Math.min(length * sizes[i], MOST_BYTES + 1);
    }
    if (length > MOST_BYTES) {
      throw broken(file, "its header announces more than 1 GB of data", null);
    }
    // readNBytes allocates as data arrives, so that a false header costs no memory.
    byte[] data = in.readNBytes((int) length);
    if (data.length < length) {
      throw broken(
          file, "it ends after %,d of %,d bytes of data".formatted(data.length, length), null);
    }
    if (in.read() >= 0) {
      throw broken(file, "it holds more data than its header announces", null);
    }
    return new IdxFile(sizes, type, data);
  }

  /** The images of a dataset. */
  public static IdxFile ofImages(ImageDataset data) {
    int[] sizes = {data.size(), ImageDataset.SIDE, ImageDataset.SIDE};
    return new IdxFile(sizes, UNSIGNED_BYTE, data.pixels());
  }

  /** The labels of a dataset. */
  public static IdxFile ofLabels(ImageDataset data) {
    return new IdxFile(new int[] {data.size()}, UNSIGNED_BYTE, data.labels());
  }

  private static UserFacingException broken(Path file, String what, Throwable cause) {
    return new UserFacingException(
        file + " cannot be used: " + what + ". Download or copy it again.", cause);
  }

  /** The uncompressed file, header and data. Its SHA-256 identifies a version of a dataset. */
  public byte[] toBytes() {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sizes.length + data.length);
    buffer.putInt(type << 8 | sizes.length);
    for (int size : sizes) {
      buffer.putInt(size);
    }
    return buffer.put(data).array();
  }

  /** The element at a flat position, for files of integers or bytes. */
  public int intAt(int index) {
    if (type == UNSIGNED_BYTE) {
      return data[index] & 0xff;
    }
    int i = index * 4;
    return (data[i] & 0xff) << 24
        | (data[i + 1] & 0xff) << 16
        | (data[i + 2] & 0xff) << 8
        | (data[i + 3] & 0xff);
  }

  @Override
  public String toString() {
    return "IdxFile" + Arrays.toString(sizes);
  }
}
