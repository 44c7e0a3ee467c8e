package org.sketch28.report;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Records in TensorFlow's TFRecord format: the length in eight bytes, its checksum, the data, its
 * checksum; numbers are little-endian.
 */
final class TfRecords {

  private static final int MASK = 0xa282ead8;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  void add(byte[] data) {
    byte[] length =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length).array();
    out.writeBytes(length);
    out.writeBytes(checksum(length));
    out.writeBytes(data);
    out.writeBytes(checksum(data));
  }

  private static byte[] checksum(byte[] data) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(masked(data)).array();
  }

  /** The CRC-32C, rotated and moved, so that a checksum of data with checksums is no problem. */
  static int masked(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
