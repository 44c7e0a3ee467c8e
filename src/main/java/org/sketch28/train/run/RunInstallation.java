package org.sketch28.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileLocks;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.base.ZipPackage;
import org.sketch28.model.store.ModelParameters;
import org.sketch28.model.store.ModelStore;

/**
 * Installs a {@link RunPackage}. Everything is unpacked under another name and checked before
 * anything that is here changes.
 */
final class RunInstallation {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int LARGEST_TEXT = 1 << 24;
  private static final long LARGEST_FILE = 1L << 29;
  private static final long LARGEST_RUN = 1L << 31;

  private final RunStore store;
  private final Path file;
  private final RunPackage.Question question;
  private final Progress progress;
  private long unpacked;

  RunInstallation(RunStore store, Path file, RunPackage.Question question, Progress progress) {
    this.store = store;
    this.file = file;
    this.question = question;
    this.progress = progress;
  }

  /** A package whose list and {@code run.json} have been read. */
  private record Packed(RunInfo run, Map<String, String> sums) {}

  Optional<RunInfo> install() throws UserFacingException {
    Packed packed = opened(RunInstallation::read);
    String id = packed.run().id();
    Optional<RunInfo> here = here(id);
    if (here.isPresent()) {
      if (opened(zip -> RunPackage.sums(store.path(id))).equals(packed.sums())) {
        return here;
      }
      store.requireNotLive(id, "install it");
      if (!question.isReplaced(here.get(), packed.run())) {
        return Optional.empty();
      }
    }
    return Optional.of(
        opened(zip -> FileLocks.exclusively(store.folder(), () -> place(zip, packed))));
  }

  private <T> T opened(ZipPackage.Reading<T> reading) throws UserFacingException {
    return new ZipPackage(file, "run")
        .read(
            zip -> {
              try {
                return reading.from(zip);
              } catch (JsonProcessingException e) {
                throw new IOException("it is damaged", e);
              }
            });
  }

  private static Packed read(ZipFile zip) throws IOException {
    RunPackage.Contents contents =
        JSON.readValue(
            ZipPackage.content(zip, RunPackage.LIST, LARGEST_TEXT), RunPackage.Contents.class);
    requireNames(zip, contents);
    return new Packed(
        RunFiles.decode(ZipPackage.content(zip, RunFiles.INFO, LARGEST_TEXT)), contents.sha256());
  }

  private Optional<RunInfo> here(String id) {
    return store.list().stream().filter(run -> run.id().equals(id)).findFirst();
  }

  private static void requireNames(ZipFile zip, RunPackage.Contents contents) throws IOException {
    if (contents == null || contents.format() < 1 || contents.sha256() == null) {
      throw new IOException("its list of files is damaged");
    }
    if (contents.format() > RunPackage.Contents.FORMAT) {
      throw new IOException("it is from a later version of Sketch28");
    }
    Set<String> names = new HashSet<>();
    zip.stream().map(ZipEntry::getName).forEach(names::add);
    names.remove(RunPackage.LIST);
    for (String name : names) {
      if (!RunPackage.NAMES.matcher(name).matches()) {
        throw new IOException("\"%s\" in it is not a file of a run".formatted(name));
      }
    }
    if (!names.equals(contents.sha256().keySet())) {
      throw new IOException("its list of files does not match its files");
    }
  }

  private RunInfo place(ZipFile zip, Packed packed) throws IOException, UserFacingException {
    String id = packed.run().id();
    Path target = store.path(id);
    AtomicFiles.writeFolder(
        target,
        into -> {
          int done = 0;
          for (Map.Entry<String, String> each : packed.sums().entrySet()) {
            progress.at(done++, packed.sums().size());
            unpack(zip, each.getKey(), each.getValue(), into);
          }
          requireUsable(packed.run(), into);
          if (Files.exists(target)) {
            store.requireNotLive(id, "install it");
            store.trash().move(id);
          }
        });
    return packed.run();
  }

  private void unpack(ZipFile zip, String name, String sum, Path into) throws IOException {
    Path unpackedFile = into.resolve(name);
    Files.createDirectories(unpackedFile.getParent());
    try (InputStream in = zip.getInputStream(zip.getEntry(name));
        OutputStream out = Files.newOutputStream(unpackedFile)) {
      String found = Sha256.copy(new Limited(in, name), out);
      if (!found.equals(sum)) {
        throw new IOException(name + " in it is damaged (SHA-256)");
      }
    }
  }

  /** Before the first step, the teacher can still be asked; after the last, nobody asks it. */
  private static boolean needsTeacher(RunInfo run) {
    return run.config().distillation() > 0
        && run.step() > 0
        && run.status() != RunInfo.Status.FINISHED;
  }

  /** What cannot be read later is not installed. */
  private static void requireUsable(RunInfo run, Path folder)
      throws IOException, UserFacingException {
    CheckpointStore checkpoints = new CheckpointStore(folder);
    try {
      checkpoints.last();
      requireBest(run, checkpoints);
      if (needsTeacher(run)) {
        new TeacherFiles(folder).read();
      }
      Path model = folder.resolve("model");
      if (Files.exists(model)) {
        ModelParameters.read(ModelStore.entry(model));
      }
      TrainingLog.read(folder.resolve("history.ndjson"), run.steps(), run.config().epochs());
    } catch (UserFacingException e) {
      throw new IOException(
          e.getMessage().replace(folder.getFileName().toString(), run.id()).replaceAll("\\.$", ""),
          e);
    }
  }

  private static void requireBest(RunInfo run, CheckpointStore checkpoints) throws IOException {
    if (run.bestEpoch() > 0) {
      try {
        checkpoints.best();
      } catch (UserFacingException e) {
        throw new IOException("the weights of its best epoch are missing or damaged", e);
      }
    }
  }

  /** A file of a package; ends with a message where it becomes larger than any file of a run. */
  private final class Limited extends InputStream {

    private final InputStream in;
    private final String name;
    private long size;

    Limited(InputStream in, String name) {
      this.in = in;
      this.name = name;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = in.read(bytes, offset, length);
      size += Math.max(0, count);
      unpacked += Math.max(0, count);
      if (size > LARGEST_FILE || unpacked > LARGEST_RUN) {
        throw new IOException(name + " in it is too large");
      }
      return count;
    }
  }
}
