package org.sketch28.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileLocksTest {

  private static final int TIMES = 200;

  @TempDir private Path folder;

  /** Raises the number in a file by one, {@link #TIMES} times, each time under the lock. */
  private static void count(Path folder) throws IOException, UserFacingException {
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

  /** Prints a line when it has started, and counts when it receives a byte. */
  public static final class Counter {
    private Counter() {}

    public static void main(String[] arguments) throws IOException, UserFacingException {
      System.out.println("ready");
      if (System.in.read() >= 0) {
        count(Path.of(arguments[0]));
      }
    }
  }

  /** Prints whether it gets the lock of a file. */
  public static final class Locker {
    private Locker() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println(FileLocks.tryLock(Path.of(arguments[0])).isPresent());
    }
  }

  private static Process start(Class<?> program, Path argument) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName(),
            argument.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static boolean otherProgramLocks(Path file) throws Exception {
    Process other = start(Locker.class, file);
    String answer = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, other.waitFor());
    return Boolean.parseBoolean(answer.strip());
  }

  @Test
  void twoProgramsChangeAFileInTurn() throws Exception {
    Process other = start(Counter.class, folder);
    try (BufferedReader output = other.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("ready", output.readLine());
      try (OutputStream go = other.getOutputStream()) {
        go.write('\n');
      }
      count(folder);
      assertTrue(other.waitFor(60, TimeUnit.SECONDS));
    } finally {
      other.destroy();
    }
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
  void aChangeWithinAChangeOfTheSameFolderIsRefused() throws Exception {
    FileLocks.exclusively(
        folder,
        () ->
            assertThrows(
                IllegalStateException.class,
                () ->
                    FileLocks.exclusively(folder.resolve("../" + folder.getFileName()), () -> 1)));
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

  /** On Unix, closing a second channel of the file would release the lock. */
  @Test
  void aRefusedLockAndAQuestionLeaveTheFirstLockInForce() throws Exception {
    Path file = folder.resolve("x.lock");
    Closeable lock = FileLocks.tryLock(file).orElseThrow();
    Path sameFile = folder.resolve("../" + folder.getFileName() + "/x.lock");
    assertEquals(Optional.empty(), FileLocks.tryLock(sameFile));
    assertTrue(FileLocks.isLocked(sameFile));
    assertFalse(otherProgramLocks(file), "another program got the lock");
    lock.close();
    assertFalse(FileLocks.isLocked(file));
    assertTrue(otherProgramLocks(file));
  }

  /** A channel that is collected as garbage would be closed, and its lock released. */
  @Test
  void aLockIsHeldEvenIfNothingRefersToIt() throws Exception {
    Path file = folder.resolve("x.lock");
    assertTrue(FileLocks.tryLock(file).isPresent());
    WeakReference<Object> garbage = new WeakReference<>(new Object());
    while (garbage.get() != null) {
      System.gc();
    }
    assertFalse(otherProgramLocks(file));
  }

  @Test
  void closingALockTwiceDoesNotReleaseTheNextOne() throws Exception {
    Path file = folder.resolve("x.lock");
    Closeable first = FileLocks.tryLock(file).orElseThrow();
    first.close();
    Closeable second = FileLocks.tryLock(file).orElseThrow();
    first.close();
    assertEquals(Optional.empty(), FileLocks.tryLock(file));
    second.close();
  }

  @Test
  void askingForALockCreatesNoFile() throws Exception {
    Path file = folder.resolve("x.lock");
    assertFalse(FileLocks.isLocked(file));
    assertFalse(Files.exists(file));
  }
}
