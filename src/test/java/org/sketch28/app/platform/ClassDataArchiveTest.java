package org.sketch28.app.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive is created once, created again for other jars, and never does harm. */
class ClassDataArchiveTest {

  /** The class in the archive. */
  static final class Hello {
    public static void main(String[] arguments) {
      System.out.println("hello");
    }
  }

  private static final String HELLO = Hello.class.getName();

  @TempDir private Path folder;

  private Path jar() throws IOException {
    Path jar = folder.resolve("hello.jar");
    String name = HELLO.replace('.', '/') + ".class";
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
        InputStream in = getClass().getClassLoader().getResourceAsStream(name)) {
      zip.putNextEntry(new ZipEntry(name));
      in.transferTo(zip);
    }
    return jar;
  }

  /** Starts a Java machine with the archive, as the start script does; what it printed. */
  private static String start(Path archive, Path jar, String share) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:" + share,
                "-XX:+VerifySharedSpaces",
                "-Xlog:disable",
                "-XX:SharedArchiveFile=" + archive,
                "-cp",
                jar.toString(),
                HELLO)
            .redirectErrorStream(true)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    process.waitFor();
    return output;
  }

  @Test
  void theArchiveIsCreatedOnceAndAgainForOtherJars() throws Exception {
    Path jar = jar();
    Path list = folder.resolve("list");
    List<String> classes = new ArrayList<>(List.of("java/lang/Object", "java/lang/String"));
    classes.add(HELLO.replace('.', '/'));
    Files.write(list, classes);
    Path file = folder.resolve("classes.jsa");
    ClassDataArchive archive = new ClassDataArchive(folder, List.of(jar), list, file);
    assertTrue(archive.create());
    assertEquals("hello", start(file, jar, "on"));
    assertEquals(
        List.of(folder.toString(), Long.toString(Files.size(file))),
        Files.readAllLines(archive.note()).subList(0, 2));
    assertFalse(archive.create(), "it exists");

    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));
    assertNotEquals("hello", start(file, jar, "on"), "Java notices another jar");
    assertEquals("hello", start(file, jar, "auto"));
    assertTrue(archive.create());
    assertEquals("hello", start(file, jar, "on"));

    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(bytes.length() / 2);
      bytes.write(new byte[5000]);
    }
    assertNotEquals("hello", start(file, jar, "on"), "Java notices the damage");
    assertEquals("hello", start(file, jar, "auto"));

    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(bytes.length() / 2);
    }
    assertTrue(archive.create(), "a truncated one is created again");
    assertEquals("hello", start(file, jar, "on"));
  }
}
