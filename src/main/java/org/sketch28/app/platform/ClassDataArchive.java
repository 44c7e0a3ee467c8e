package org.sketch28.app.platform;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.sketch28.base.AtomicFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An archive of class data in the user's cache folder, for the portable program: Java 17 takes one
 * only at the very place it was made for, and nobody knew that place when the program was packed.
 * The package holds the list of classes; a process of its own makes the archive of it after the
 * first start, and the start script uses it from the second on. Java goes on without an archive
 * that does not fit or is damaged.
 *
 * @param home where the program is
 * @param jars of the class path, in its order
 * @param list of the classes to put into it
 * @param file the archive
 */
public record ClassDataArchive(Path home, List<Path> jars, Path list, Path file) {

  private static final Logger LOG = LoggerFactory.getLogger(ClassDataArchive.class);

  /** The system property by which the start script asks for an archive, and says where. */
  private static final String PROPERTY = "sketch28.classData";

  /** The user shall have drawn the first strokes by then. */
  private static final int DELAY_SECONDS = 5;

  /** The one that the start script asks for; none where the package holds one. */
  public static Optional<ClassDataArchive> wanted() {
    String file = System.getProperty(PROPERTY);
    if (file == null) {
      return Optional.empty();
    }
    Path home = Path.of(System.getProperty("sketch28.home"));
    List<Path> jars = new ArrayList<>();
    for (String jar : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      jars.add(Path.of(jar));
    }
    return Optional.of(
        new ClassDataArchive(home, jars, home.resolve("lib/sketch28.classes"), Path.of(file)));
  }

  /** Makes it in a while, in the background, unless it is there already. */
  public void makeLater() {
    CompletableFuture.delayedExecutor(DELAY_SECONDS, TimeUnit.SECONDS)
        .execute(
            () -> {
              try {
                make();
              } catch (IOException e) {
                LOG.warn("No archive of class data; starts take longer", e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /**
   * What the archive was made for. The start script reads the first two lines, the program's place
   * and the archive's size: Java would crash with one that was cut off.
   */
  Path note() {
    return file.resolveSibling("classes.home");
  }

  /**
   * Makes it unless it is there and fits, or another program is making it.
   *
   * @return whether it was made
   */
  boolean make() throws IOException, InterruptedException {
    Path locked = file.resolveSibling("classes.lock");
    try (FileChannel channel =
            FileChannel.open(locked, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null && makeLocked();
    }
  }

  private boolean makeLocked() throws IOException, InterruptedException {
    if (Files.exists(file)
        && Files.exists(note())
        && Files.readString(note()).equals(fingerprint(Files.size(file)))) {
      return false;
    }
    // In the program's folder for temporary files, which is swept, should the program end
    // meanwhile.
    Path part = Files.createTempFile("classes", ".jsa");
    try {
      dump(part);
      Files.deleteIfExists(note());
      AtomicFiles.write(file, Files.readAllBytes(part));
      AtomicFiles.write(note(), fingerprint(Files.size(part)).getBytes(StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(part);
    }
    return true;
  }

  private void dump(Path part) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
      command.addAll(List.of("/usr/bin/nice", "-n", "19"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + list,
            "-XX:SharedArchiveFile=" + part,
            "-Xlog:disable",
            "-cp",
            String.join(File.pathSeparator, jars.stream().map(Path::toString).toList())));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    // Else short starts one after the other would leave a crowd of them behind.
    Thread end = new Thread(process::destroy, "sketch28-class-data-end");
    Runtime.getRuntime().addShutdownHook(end);
    int code = process.waitFor();
    removeHook(end);
    if (code != 0) {
      throw new IOException("Java ended with " + code + " while it made " + file);
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.trace("The program is ending already", e);
    }
  }

  /** What must not change: the place, the Java machine and the jars. */
  private String fingerprint(long size) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(home).append('\n').append(size).append('\n');
    text.append(System.getProperty("java.vm.version")).append('\n');
    for (Path jar : jars) {
      text.append(jar.getFileName())
          .append(' ')
          .append(Files.size(jar))
          .append(' ')
          .append(Files.getLastModifiedTime(jar).toMillis())
          .append('\n');
    }
    return text.toString();
  }
}
