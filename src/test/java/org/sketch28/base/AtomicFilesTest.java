package org.sketch28.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

  @TempDir private Path folder;

  @Test
  void filesThatBelongTogetherAreNotChangedWhereOneCannotBeWritten() throws Exception {
    Path first = folder.resolve("first");
    AtomicFiles.write(first, new byte[] {1});
    Files.writeString(folder.resolve("in the way"), "a file where a folder should be");
    Map<Path, byte[]> files = new LinkedHashMap<>();
    files.put(first, new byte[] {2});
    files.put(folder.resolve("in the way").resolve("second"), new byte[] {3});
    assertThrows(IOException.class, () -> AtomicFiles.writeAll(files));
    assertArrayEquals(new byte[] {1}, Files.readAllBytes(first));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(2, left.count(), "no temporary file is left");
    }
  }

  @Test
  void allOfThemAreWritten() throws Exception {
    Map<Path, byte[]> files = new LinkedHashMap<>();
    files.put(folder.resolve("a"), new byte[] {1});
    files.put(folder.resolve("b").resolve("c"), new byte[] {2});
    AtomicFiles.writeAll(files);
    assertArrayEquals(new byte[] {1}, Files.readAllBytes(folder.resolve("a")));
    assertArrayEquals(new byte[] {2}, Files.readAllBytes(folder.resolve("b").resolve("c")));
  }

  @Test
  void aStreamThatEndsWithAnErrorLeavesTheFileAsItWas() throws Exception {
    Path file = folder.resolve("streamed");
    AtomicFiles.write(file, out -> out.write(new byte[] {1, 2}));
    assertThrows(
        UserFacingException.class,
        () ->
            AtomicFiles.write(
                file,
                out -> {
                  out.write(3);
                  throw new UserFacingException("no more");
                }));
    assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(file));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(1, left.count(), "no temporary file is left");
    }
  }
}
