package org.sketch28.app.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that this process uses. */
public final class ProcessMemory {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  private ProcessMemory() {}

  /**
   * Megabytes of native and Java memory together where the system reports them (Linux), else of
   * Java's heap.
   */
  public static long megabytes() {
    try {
      if (Files.isReadable(STATUS)) {
        for (String line : Files.readAllLines(STATUS, StandardCharsets.US_ASCII)) {
          if (line.startsWith(RESIDENT)) {
            return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
          }
        }
      }
    } catch (IOException e) {
      // Report the heap instead.
      return heap();
    }
    return heap();
  }

  private static long heap() {
    return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
  }
}
