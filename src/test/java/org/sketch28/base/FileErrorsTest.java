package org.sketch28.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileErrorsTest {

  @Test
  void exceptionsThatSayThePathOnlyGetAReason(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing");
    IOException noFile = assertThrows(IOException.class, () -> Files.readAllBytes(missing));
    assertEquals(missing + " does not exist", FileErrors.reason(noFile));
    IOException twice = assertThrows(IOException.class, () -> Files.createDirectory(folder));
    assertEquals(folder + " already exists", FileErrors.reason(twice));
    Files.createFile(missing);
    IOException full = assertThrows(DirectoryNotEmptyException.class, () -> Files.delete(folder));
    assertEquals(folder + " is not empty", FileErrors.reason(full));
    assertEquals(
        "access to /root is denied", FileErrors.reason(new AccessDeniedException("/root")));
  }

  @Test
  void otherExceptionsKeepTheirMessage() {
    assertEquals(
        "/a: No space left on device",
        FileErrors.reason(new FileSystemException("/a", null, "No space left on device")));
    assertEquals("its text is not UTF-8", FileErrors.reason(new MalformedInputException(1)));
    assertEquals("it failed with EOFException", FileErrors.reason(new EOFException()));
  }
}
