package org.sketch28.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveChooserTest {

  @TempDir private Path folder;

  private final List<Path> asked = new ArrayList<>();

  private Optional<Path> completed(String name, boolean answer) {
    return SaveChooser.withExtension(
        folder.resolve(name),
        ".sketch28",
        file -> {
          asked.add(file);
          return answer;
        });
  }

  @Test
  void aMissingExtensionIsAdded() {
    assertEquals(Optional.of(folder.resolve("mine.sketch28")), completed("mine", false));
    assertEquals(Optional.of(folder.resolve("mine.png.sketch28")), completed("mine.png", false));
    assertEquals(Optional.of(folder.resolve("mine.SKETCH28")), completed("mine.SKETCH28", false));
    assertEquals(List.of(), asked);
  }

  @Test
  void aFileThatTheSystemDidNotAskAboutIsAskedAbout() throws Exception {
    Path there = Files.createFile(folder.resolve("mine.sketch28"));
    assertEquals(Optional.empty(), completed("mine", false));
    assertEquals(Optional.of(there), completed("mine", true));
    assertEquals(Optional.of(there), completed("mine.sketch28", false), "the system has asked");
    assertEquals(List.of(there, there), asked);
  }
}
