package org.sketch28.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFolderTest {

  @TempDir private Path home;

  private static String refused(Path folder) {
    return assertThrows(UserFacingException.class, () -> NewFolder.take(folder)).getMessage();
  }

  @Test
  void aFolderIsTakenOnce() throws Exception {
    Path out = home.resolve("out");
    Closeable taken = NewFolder.take(out);
    try (taken) {
      assertTrue(refused(out).contains("Another command"), refused(out));
      Files.createFile(out.resolve("model.json"));
    }
    try (Stream<Path> left = Files.list(out)) {
      assertEquals(List.of(out.resolve("model.json")), left.toList());
    }
    assertTrue(refused(out).contains("not an empty folder"), refused(out));
  }

  @Test
  void aFolderThatNothingCameOfIsDeleted() throws Exception {
    Path out = home.resolve("out");
    NewFolder.take(out).close();
    assertFalse(Files.exists(out));
  }

  @Test
  void whatAKilledCommandLeavesIsNoContent() throws Exception {
    Path out = Files.createDirectory(home.resolve("out"));
    Files.createFile(out.resolve(".lock"));
    NewFolder.require(out);
    NewFolder.take(out).close();
    assertFalse(Files.exists(out));
  }

  @Test
  void aFileInTheWayIsLeftAlone() throws Exception {
    Path out = Files.writeString(home.resolve("out"), "mine");
    assertTrue(refused(out).contains("not an empty folder"), refused(out));
    assertEquals("mine", Files.readString(out));
  }
}
