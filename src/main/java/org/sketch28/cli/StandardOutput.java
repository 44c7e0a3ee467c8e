package org.sketch28.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Standard output, in UTF-8. A program that reads it and has seen enough, such as {@code head},
 * closes its end of the pipe, which is no failure; all other failures are kept for {@link
 * PrintWriter#checkError}.
 */
public final class StandardOutput extends FilterOutputStream {

  private static final String CLOSED = "Broken pipe";

  StandardOutput(OutputStream out) {
    super(out);
  }

  /** Writes to it; flushed after each line. */
  public static PrintWriter open() {
    return new PrintWriter(
        new StandardOutput(new FileOutputStream(FileDescriptor.out)), true, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      if (!CLOSED.equals(e.getMessage())) {
        throw e;
      }
    }
  }
}
