package org.sketch28.app.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a crash of Java left are moved to the logs, and nobody else's. */
class CrashFilesTest {

  @TempDir private Path folder;

  @Test
  void oursAreMovedToTheLogs() throws IOException {
    Path work = Files.createDirectory(folder.resolve("work"));
    Path logs = folder.resolve("logs");
    Path ours = Files.writeString(work.resolve("hs_err_pid7.log"), crash("org.sketch28.Main"));
    Path other = Files.writeString(work.resolve("hs_err_pid8.log"), crash("org.other.Main"));
    Path named = Files.writeString(work.resolve("hs_err_pidx.log"), crash("org.sketch28.Main"));
    CrashFiles.collect(List.of(folder.resolve("missing"), work), logs);
    assertFalse(Files.exists(ours));
    assertEquals(crash("org.sketch28.Main"), Files.readString(logs.resolve("crash-7.log")));
    assertTrue(Files.exists(other));
    assertTrue(Files.exists(named));
  }

  private static String crash(String main) {
    return "# A fatal error has been detected by the Java Runtime Environment:\n#\n"
        + "Command Line: -Xmx3g "
        + main
        + "\n";
  }
}
