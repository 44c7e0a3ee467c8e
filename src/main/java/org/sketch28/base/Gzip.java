package org.sketch28.base;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Opens files that are gzipped or plain; their first bytes show which. */
public final class Gzip {

  private static final int BUFFER = 1 << 16;
  private static final int MOST_EMPTY = 1_000_000;

  private Gzip() {}

  /** The bytes, gzipped as small as possible. */
  public static byte[] pack(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        new GZIPOutputStream(bytes) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  /**
   * The text in a file, uncompressed if it is gzipped. A small file can hold gigabytes of empty
   * lines, which a reader of lines would skip one by one.
   *
   * @throws IOException also while it is read, after a million empty lines in a row
   */
  public static InputStream openText(Path file) throws IOException {
    return new FilterInputStream(open(file)) {
      private int empty;

      @Override
      public int read() throws IOException {
        int c = super.read();
        count(c);
        return c;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int n = super.read(into, from, length);
        for (int i = 0; i < n; i++) {
          count(into[from + i]);
        }
        return n;
      }

      private void count(int c) throws IOException {
        empty = c == '\n' || c == '\r' || c == ' ' ? empty + 1 : 0;
        if (empty > MOST_EMPTY) {
          throw new IOException("it has a million empty lines");
        }
      }
    };
  }

  /**
   * The content of a file, uncompressed if it is gzipped.
   *
   * @throws IOException if it cannot be read, or is a pipe or device, which might never end
   */
  public static InputStream open(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("it is not a file");
    }
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      raw.mark(2);
      boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      return gzip ? new GZIPInputStream(raw, BUFFER) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }
}
