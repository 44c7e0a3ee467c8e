package org.sketch28.data.corrections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.UserFacingException;

class TagStoreTest {

  @TempDir private Path folder;

  @Test
  void tagsAreAddedAndRemovedAndReadAgain() throws Exception {
    TagStore store = new TagStore(folder.resolve("tags"));
    assertEquals(Map.of(), store.list("mnist"));
    store.change("mnist", List.of("a", "b"), "blurry", true);
    store.change("mnist", List.of("a"), "open", true);
    assertEquals(
        Map.of(
            "a", new TreeSet<>(List.of("blurry", "open")), "b", new TreeSet<>(List.of("blurry"))),
        new TagStore(folder.resolve("tags")).list("mnist"));
    assertEquals(
        Map.of("a", new TreeSet<>(List.of("open"))),
        store.change("mnist", List.of("a", "b"), "blurry", false));
    assertEquals(Map.of(), store.list("fashion-mnist"));
  }

  @Test
  void aDamagedFileIsNeitherReadNorOverwritten() throws Exception {
    TagStore store = new TagStore(folder);
    Path file = Files.writeString(folder.resolve("mnist.json"), "{\"a\": 7");
    UserFacingException damaged =
        assertThrows(UserFacingException.class, () -> store.list("mnist"));
    assertTrue(damaged.getMessage().contains("damaged"), damaged.getMessage());
    assertThrows(UserFacingException.class, () -> store.change("mnist", List.of("a"), "x", true));
    assertEquals("{\"a\": 7", Files.readString(file));
  }
}
