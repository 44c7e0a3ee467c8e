package org.sketch28.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLocksTest {

  private static final int TIMES = 200;

  @TempDir private Path folder;

  /** Raises the number in a file by one, {@link #TIMES} times, each time under the lock. */
  public static final class Counter {
    private Counter() {}

    public static void main(String[] arguments) throws IOException, UserFacingException {
      count(Path.of(arguments[0]));
    }

    static void count(Path folder) throws IOException, UserFacingException {
      Path file = folder.resolve("number");
      for (int i = 0; i < TIMES; i++) {
        FileLocks.exclusively(
            folder,
            () -> {
              int number = Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
              return Files.writeString(file, Integer.toString(number + 1));
            });
      }
    }
  }

  @Test
  void twoProgramsChangeAFileInTurn() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Counter.class.getName(),
                folder.toString())
            .inheritIO()
            .start();
    while (!Files.exists(folder.resolve("number"))) {
      Thread.onSpinWait();
      assertTrue(other.isAlive() || Files.exists(folder.resolve("number")));
    }
    Counter.count(folder);
    assertTrue(other.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, other.exitValue());
    assertEquals(2 * TIMES, Integer.parseInt(Files.readString(folder.resolve("number"))));
  }

  @Test
  void aRefusedChangeReleasesTheLock() throws Exception {
    assertThrows(
        UserFacingException.class,
        () ->
            FileLocks.exclusively(
                folder,
                () -> {
                  throw new UserFacingException("no");
                }));
    assertEquals("yes", FileLocks.exclusively(folder, () -> "yes"));
  }

  @Test
  void aFolderIsCreatedForItsLock() throws Exception {
    Path missing = folder.resolve("a/b");
    assertTrue(FileLocks.exclusively(missing, () -> Files.isDirectory(missing)));
  }

  @Test
  void aLockThatIsTakenIsNotGivenAgainUntilItIsReleased() throws Exception {
    Path file = folder.resolve("x.lock");
    Closeable lock = FileLocks.tryLock(file).orElseThrow();
    assertEquals(Optional.empty(), FileLocks.tryLock(file));
    lock.close();
    FileLocks.tryLock(file).orElseThrow().close();
  }
}
