package org.sketch28.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small things that everything else stands on. */
class BaseTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "Windows 11, Sketch28, Sketch28, Sketch28/Cache, Sketch28/Logs",
    "Mac OS X, Library/Application Support/Sketch28, Library/Application Support/Sketch28,"
        + " Library/Caches/Sketch28, Library/Logs/Sketch28",
    "Linux, sketch28, sketch28, sketch28, sketch28",
  })
  void everyPlatformHasItsOwnFolders(
      String system, String data, String settings, String cache, String logs) {
    String before = System.getProperty("os.name");
    System.setProperty("os.name", system);
    try {
      assertTrue(UserFolders.data().endsWith(data), UserFolders.data().toString());
      assertTrue(UserFolders.settings().endsWith(settings), UserFolders.settings().toString());
      assertTrue(UserFolders.cache().endsWith(cache), UserFolders.cache().toString());
      assertTrue(UserFolders.logs().endsWith(logs), UserFolders.logs().toString());
    } finally {
      System.setProperty("os.name", before);
    }
  }

  @Test
  void everyIndexIsVisitedOnceAndProgressReachesTheEnd() {
    AtomicIntegerArray visits = new AtomicIntegerArray(1000);
    AtomicLong last = new AtomicLong();
    Thread caller = Thread.currentThread();
    ParallelFor.of(
        1000,
        (done, total) -> {
          assertEquals(caller, Thread.currentThread());
          assertEquals(1000, total);
          last.set(done);
        },
        visits::incrementAndGet);
    for (int i = 0; i < 1000; i++) {
      assertEquals(1, visits.get(i));
    }
    assertEquals(1000, last.get());
  }

  @Test
  void parallelWorkIsCancelledByItsProgress() {
    assertThrows(
        CancellationException.class,
        () ->
            ParallelFor.of(
                100,
                (done, total) -> {
                  throw new CancellationException();
                },
                i -> {}));
  }

  @Test
  void gzippedAndPlainFilesAreBothRead() throws Exception {
    byte[] content = "some text".getBytes(StandardCharsets.UTF_8);
    Path plain = Files.write(folder.resolve("plain"), content);
    Path zipped = folder.resolve("zipped");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write(content);
    }
    for (Path file : List.of(plain, zipped)) {
      try (InputStream in = Gzip.open(file)) {
        assertArrayEquals(content, in.readAllBytes());
      }
    }
  }

  @Test
  void digestsAreThoseOfTheStandard() throws Exception {
    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    byte[] bytes = "abc".getBytes(StandardCharsets.US_ASCII);
    assertEquals(abc, Sha256.of(bytes));
    assertEquals(abc, Sha256.of(new ByteArrayInputStream(bytes)));
  }

  @Test
  void threadsAreNamedAndDoNotKeepTheProgramAlive() throws Exception {
    ExecutorService executor = DaemonExecutors.single("work");
    try {
      Thread thread = executor.submit(Thread::currentThread).get();
      assertEquals("sketch28-work", thread.getName());
      assertTrue(thread.isDaemon());
    } finally {
      executor.shutdownNow();
    }
    assertFalse(DaemonExecutors.thread("later", () -> {}).isAlive(), "not started yet");
  }

  @Test
  void faultsGoToTheHandlerOfTheirThread() throws Exception {
    AtomicReference<Throwable> handled = new AtomicReference<>();
    IllegalStateException fault = new IllegalStateException("on purpose");
    Thread thread = DaemonExecutors.thread("fault", () -> FaultReporter.standard().report(fault));
    thread.setUncaughtExceptionHandler((where, what) -> handled.set(what));
    thread.start();
    thread.join();
    assertEquals(fault, handled.get());
  }

  @Test
  void aFolderThatFailsLeavesNothingAndAnOldOneIsSweptAway() throws Exception {
    Path old = Files.createDirectory(folder.resolve(".sketch28-killed"));
    Files.setLastModifiedTime(
        old,
        java.nio.file.attribute.FileTime.from(
            java.time.Instant.now().minus(2, java.time.temporal.ChronoUnit.DAYS)));
    Path fresh = Files.createDirectory(folder.resolve(".sketch28-running"));
    assertThrows(
        UserFacingException.class,
        () ->
            AtomicFiles.writeFolder(
                folder.resolve("new"),
                temporary -> {
                  Files.writeString(temporary.resolve("half"), "x");
                  throw new UserFacingException("no");
                }));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(fresh), files.toList());
    }
    AtomicFiles.writeFolder(
        folder.resolve("new"), temporary -> Files.writeString(temporary.resolve("all"), "x"));
    assertEquals("x", Files.readString(folder.resolve("new/all")));
    AtomicFiles.deleteTree(folder.resolve("new"));
    AtomicFiles.deleteTree(folder.resolve("new"));
    assertFalse(Files.exists(folder.resolve("new")));
  }

  @Test
  void endlessEmptyLinesAndDevicesEndInWords() throws Exception {
    Path lines = folder.resolve("lines.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(lines))) {
      for (int i = 0; i < 100; i++) {
        out.write("\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
      }
    }
    try (InputStream in = Gzip.openText(lines)) {
      IOException refused = assertThrows(IOException.class, in::readAllBytes);
      assertTrue(refused.getMessage().contains("empty lines"), refused.getMessage());
    }
    Path device = Path.of("/dev/zero");
    if (Files.exists(device)) {
      assertThrows(IOException.class, () -> Gzip.open(device).close());
    }
  }

  @Test
  void aUserWithoutAHomeFolderWritesNothingIntoTheRoot() {
    Path home = Path.of("/home/ann").toAbsolutePath();
    assertEquals(home, UserFolders.home(home.toString(), "/tmp"));
    for (String none : List.of("?", "/", "")) {
      assertTrue(UserFolders.home(none, "/tmp").startsWith("/tmp"), none);
    }
  }
}
