package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFoldersTest {

  @TempDir private Path folder;

  @Test
  void aModelIsSavedBesideOneThatCameMeanwhile() throws Exception {
    Path out = folder.resolve("best");
    assertEquals(out, ModelFolders.orBeside(out));
    Files.createDirectory(out);
    assertEquals(out, ModelFolders.orBeside(out), "it is empty");
    Files.createFile(out.resolve("model.json"));
    assertEquals(folder.resolve("best-2"), ModelFolders.orBeside(out));
    assertEquals(folder.resolve("best-3"), ModelFolders.orBeside(out), "the second is claimed");
  }

  @Test
  void aFileInTheWayIsLeftAlone() throws Exception {
    Path out = Files.writeString(folder.resolve("best"), "mine");
    assertEquals(folder.resolve("best-2"), ModelFolders.orBeside(out));
    assertEquals("mine", Files.readString(out));
  }
}
