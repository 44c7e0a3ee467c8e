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
import org.sketch28.base.DaemonExecutors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An archive of class data (CDS) in the user's cache folder, for the portable program. Java 17 only
 * accepts an archive for the class path that it was created with, which is not known when the
 * program is packaged. The package contains the list of classes; a separate process creates the
 * archive after the first start, and the start script uses it from the second start on. Java
 * ignores an archive that does not match or is damaged.
 *
 * @param home the folder of the program
 * @param jars of the class path, in order
 * @param list file with the names of the classes to put into the archive
 * @param file the archive
 */
public record ClassDataArchive(Path home, List<Path> jars, Path list, Path file) {

  private static final Logger LOG = LoggerFactory.getLogger(ClassDataArchive.class);

  /** The system property with which the start script requests an archive at a path. */
  private static final String PROPERTY = "sketch28.classData";

  /** By then, the user has probably drawn the first strokes. */
  private static final int DELAY_SECONDS = 5;

  /** The archive that the start script requests; empty if the package contains one. */
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

  /** Creates the archive in the background after some seconds, unless it exists already. */
  public void createLater() {
    CompletableFuture.delayedExecutor(
            DELAY_SECONDS,
            TimeUnit.SECONDS,
            task -> DaemonExecutors.thread("class-data", task).start())
        .execute(
            () -> {
              try {
                create();
              } catch (IOException e) {
                LOG.warn("The class data archive cannot be created; starting takes longer", e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /**
   * The file that records what the archive was created for. The start script reads its first two
   * lines, the program's folder and the archive's size: Java would crash with a truncated archive.
   */
  Path note() {
    return file.resolveSibling("classes.home");
  }

  /**
   * Creates the archive unless it exists and matches, or another process is creating it.
   *
   * @return whether it was created
   */
  boolean create() throws IOException, InterruptedException {
    Path locked = file.resolveSibling("classes.lock");
    try (FileChannel channel =
            FileChannel.open(locked, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null && createLocked();
    }
  }

  private boolean createLocked() throws IOException, InterruptedException {
    if (Files.exists(file)
        && Files.exists(note())
        && Files.readString(note()).equals(fingerprint(Files.size(file)))) {
      return false;
    }
    // In the program's folder for temporary files, which is tidied up if the program ends
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
    // Otherwise, several short starts in a row would leave as many processes behind.
    Thread end = DaemonExecutors.thread("class-data-end", process::destroy);
    Runtime.getRuntime().addShutdownHook(end);
    int code = process.waitFor();
    removeHook(end);
    if (code != 0) {
      throw new IOException("Java exited with code " + code + " while creating " + file);
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.trace("The program is already exiting", e);
    }
  }

  /** What the archive depends on: the folder, the Java virtual machine and the jars. */
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
