package org.sketch28.app.about;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sketch28.base.UserFolders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that crashes of the Java virtual machine itself leave behind. The start script passes
 * the log folder to Java. jpackage's launchers, on Windows and macOS, cannot name a folder of the
 * user's, so Java writes to the working or temporary folder, and the next start tidies up.
 */
public final class CrashFiles {

  private static final Logger LOG = LoggerFactory.getLogger(CrashFiles.class);
  private static final Pattern NAME = Pattern.compile("hs_err_pid(\\d+)\\.log");

  /** The program is named in the first lines; the rest may name other programs. */
  private static final int HEAD_LINES = 200;

  private CrashFiles() {}

  /** Moves this program's crash files to the log folder, if jpackage's launcher started it. */
  public static void collect() {
    if (System.getProperty("jpackage.app-path") != null) {
      collect(
          List.of(
              Path.of(System.getProperty("user.dir")),
              Path.of(System.getProperty("java.io.tmpdir"))),
          UserFolders.logs());
    }
  }

  static void collect(List<Path> folders, Path logs) {
    for (Path folder : folders) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "hs_err_pid*.log")) {
        for (Path file : files) {
          Matcher name = NAME.matcher(file.getFileName().toString());
          if (name.matches()
              && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              && isOurs(file)) {
            Files.createDirectories(logs);
            Path target = logs.resolve("crash-" + name.group(1) + ".log");
            Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("Java crashed earlier; see {}", target);
          }
        }
      } catch (IOException e) {
        LOG.warn("{} cannot be searched for crash files", folder, e);
      }
    }
  }

  private static boolean isOurs(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file, java.nio.charset.StandardCharsets.ISO_8859_1)) {
      return lines.limit(HEAD_LINES).anyMatch(line -> line.contains("org.sketch28.Main"));
    }
  }
}
