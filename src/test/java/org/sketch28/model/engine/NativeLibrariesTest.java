package org.sketch28.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.UserFacingException;

/** With the jar of a fake engine; every other test unpacks the real one in the same way. */
class NativeLibrariesTest {

  private static final int SIZE = 400_000;

  @TempDir private Path folder;
  private Path jar;
  private Path cache;
  private Path unpacked;

  @BeforeEach
  void makeJar() throws Exception {
    jar = folder.resolve("natives.jar");
    cache = folder.resolve("cache");
    unpacked = cache.resolve("mxnet/1.0-mkl-linux-x86_64");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("native/lib/mxnet.properties"));
      zip.write(
          "version=1.0\nclassifier=mkl-linux-x86_64\nlibraries=libone.so,libtwo.so"
              .getBytes(StandardCharsets.UTF_8));
      for (String name : List.of("libone.so", "libtwo.so")) {
        zip.putNextEntry(new ZipEntry("native/lib/" + name));
        zip.write(content(name));
      }
    }
  }

  private static byte[] content(String name) {
    byte[] bytes = new byte[SIZE];
    new Random(name.hashCode()).nextBytes(bytes);
    return bytes;
  }

  private void prepare() throws Exception {
    prepare(jar, cache);
  }

  private static void prepare(Path jar, Path cache) throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      new NativeLibraries(cache, loader).prepare("MXNet");
    }
  }

  private void assertWhole() throws Exception {
    for (String name : List.of("libone.so", "libtwo.so")) {
      assertEquals(
          -1,
          Files.mismatch(
              unpacked.resolve(name), Files.write(folder.resolve("expected"), content(name))),
          name);
    }
    try (Stream<Path> children = Files.list(cache.resolve("mxnet"))) {
      assertEquals(
          List.of(".lock", "1.0-mkl-linux-x86_64"),
          children.map(child -> child.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aLibraryThatTheJarDoesNotContainIsReported() throws Exception {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("native/lib/mxnet.properties"));
      zip.write(
          "version=1.0\nclassifier=mkl-linux-x86_64\nlibraries=libmissing.so"
              .getBytes(StandardCharsets.UTF_8));
    }
    var e = assertThrows(UserFacingException.class, this::prepare);
    assertTrue(e.getMessage().contains("libmissing.so"), e.getMessage());
    assertFalse(Files.exists(unpacked));
  }

  @Test
  void withoutAJarOfTheEngineNothingIsUnpacked() throws Exception {
    try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
      new NativeLibraries(cache, empty).prepare("MXNet");
    }
    assertFalse(Files.exists(cache));
  }

  @Test
  void areUnpackedOnceAndReused() throws Exception {
    prepare();
    assertWhole();
    Object key = Files.readAttributes(unpacked, "*").get("fileKey");
    prepare();
    assertEquals(key, Files.readAttributes(unpacked, "*").get("fileKey"), "the same folder");
  }

  @Test
  void aHalfUnpackedCopyIsReplaced() throws Exception {
    Files.createDirectories(unpacked);
    Files.write(unpacked.resolve("libone.so"), new byte[100_000]);
    Files.createDirectories(cache.resolve("mxnet/.sketch28-killed"));
    Files.createDirectories(cache.resolve("mxnet/tmp123"));
    prepare();
    assertWhole();
    Files.delete(unpacked.resolve("libtwo.so"));
    prepare();
    assertWhole();
  }

  @Test
  void aTamperedCopyOfTheSameSizeAndTimeIsReplaced() throws Exception {
    prepare();
    Path library = unpacked.resolve("libtwo.so");
    var time = Files.getLastModifiedTime(library);
    byte[] bytes = Files.readAllBytes(library);
    bytes[SIZE - 1] ^= 1;
    Files.write(library, bytes);
    Files.setLastModifiedTime(library, time);
    assertNotEquals(
        -1, Files.mismatch(library, Files.write(folder.resolve("x"), content("libtwo.so"))));
    prepare();
    assertWhole();
  }

  @Test
  void whatAnotherProgramHasOpenStaysReadable() throws Exception {
    prepare();
    try (var open = Files.newInputStream(unpacked.resolve("libone.so"))) {
      Files.delete(unpacked.resolve("libtwo.so"));
      prepare();
      assertEquals(SIZE, open.readAllBytes().length);
    }
    assertWhole();
  }

  /** Separate processes that start together, on an empty cache and on a damaged one. */
  @Test
  void severalProgramsAtOnceDoNoHarm() throws Exception {
    for (int round = 0; round < 2; round++) {
      List<Process> programs = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        programs.add(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Starter.class.getName(),
                    jar.toString(),
                    cache.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out" + i).toFile())
                .start());
      }
      for (int i = 0; i < programs.size(); i++) {
        assertTrue(programs.get(i).waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, programs.get(i).exitValue(), Files.readString(folder.resolve("out" + i)));
      }
      assertWhole();
      Files.write(unpacked.resolve("libone.so"), new byte[10]);
    }
  }

  /** The program of these processes. */
  static final class Starter {
    public static void main(String[] arguments) throws Exception {
      prepare(Path.of(arguments[0]), Path.of(arguments[1]));
    }
  }

  @Test
  void aCacheThatCannotBeWrittenIsReported() throws Exception {
    Files.write(cache, new byte[0]);
    UserFacingException e = assertThrows(UserFacingException.class, this::prepare);
    assertTrue(e.getMessage().contains("cache"), e.getMessage());
    assertFalse(Files.isDirectory(cache));
  }
}
