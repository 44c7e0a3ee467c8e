package org.sketch28.train.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;

/**
 * A run as one file, so that it can be trained on another machine: the files of its folder in a zip
 * archive, and a list with the SHA-256 of each. Its datasets are not in it.
 */
public final class RunPackage {

  /** What the names of such files end with. */
  public static final String EXTENSION = ".sketch28run";

  static final String LIST = "package.json";

  /** The files of a run, and of a model in its folder; nothing else is packed or installed. */
  static final Pattern NAMES =
      Pattern.compile(
          "(run|state)\\.json|history\\.ndjson|(best|teacher(-\\d{2})?|checkpoint-\\d{8}|epoch-\\d{6})"
              + "\\.safetensors|model/model\\.(json|safetensors)");

  private static final ObjectMapper JSON = new ObjectMapper();

  private RunPackage() {}

  /**
   * The list of a package.
   *
   * @param format version of the package
   * @param sha256 of each file, by name
   */
  record Contents(int format, Map<String, String> sha256) {

    static final int FORMAT = 1;
  }

  /** Decides whether a run that is here is replaced; it goes to the trash then. */
  @FunctionalInterface
  public interface Question {

    /**
     * Asks.
     *
     * @param here the run as it is here
     * @param packed the same run as it is in the package
     */
    boolean isReplaced(RunInfo here, RunInfo packed);
  }

  /**
   * Packs a run into one file. It cannot be trained meanwhile.
   *
   * @param progress of files; may end the work by throwing, and then there is no file
   * @throws UserFacingException if the run is being trained or cannot be read, or the file cannot
   *     be written
   */
  public static void pack(RunStore store, RunInfo run, Path file, Progress progress)
      throws UserFacingException {
    Path folder = store.path(run.id());
    try {
      requireThere(folder);
      Optional<Closeable> lock = RunLocks.lock(folder);
      if (lock.isEmpty()) {
        throw new UserFacingException(
            "This run is being trained. Stop the training first, then try again.");
      }
      Closeable held = lock.get();
      try (held) {
        // Title and notes can change meanwhile.
        byte[] info = Files.readAllBytes(folder.resolve(RunFiles.INFO));
        Map<String, String> sums = sums(folder);
        sums.put(RunFiles.INFO, Sha256.of(info));
        Contents contents = new Contents(Contents.FORMAT, sums);
        AtomicFiles.write(file, out -> write(folder, info, contents, out, progress));
      }
    } catch (IOException e) {
      throw new UserFacingException(
          "The run cannot be saved to %s: %s. Choose another file, or free some space."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }

  private static void requireThere(Path folder) throws UserFacingException {
    if (!Files.exists(folder.resolve(RunFiles.INFO))) {
      throw new UserFacingException("This run is not here any more.");
    }
  }

  /** The SHA-256 of each file of a run in its folder. */
  static Map<String, String> sums(Path folder) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (NAMES.matcher(name).matches()) {
          try (InputStream in = Files.newInputStream(file)) {
            sums.put(name, Sha256.of(in));
          }
        }
      }
    }
    return sums;
  }

  private static void write(
      Path folder, byte[] info, Contents contents, OutputStream out, Progress progress)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    // Weights hardly get smaller.
    zip.setLevel(Deflater.BEST_SPEED);
    zip.putNextEntry(new ZipEntry(LIST));
    zip.write(JSON.writeValueAsBytes(contents));
    int done = 0;
    for (String name : contents.sha256().keySet()) {
      progress.at(done++, contents.sha256().size());
      zip.putNextEntry(new ZipEntry(name));
      if (name.equals(RunFiles.INFO)) {
        zip.write(info);
      } else {
        Files.copy(folder.resolve(name), zip);
      }
    }
    zip.finish();
  }

  /**
   * Installs a packed run. If the same run is here in the same state, nothing is done. If it is
   * here in another state, the question decides, and what was here goes to the trash.
   *
   * @param progress of files; may end the work by throwing, and then nothing has changed
   * @return the run as it is here now; empty if the question was answered with no
   * @throws UserFacingException if the file is not a packed run, is damaged, or the run that is
   *     here is being trained; nothing has changed then
   */
  public static Optional<RunInfo> install(
      RunStore store, Path file, Question question, Progress progress) throws UserFacingException {
    return new RunInstallation(store, file, question, progress).install();
  }
}
