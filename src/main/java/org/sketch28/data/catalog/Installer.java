package org.sketch28.data.catalog;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.FileLocks;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.DatasetFolders;
import org.sketch28.data.download.Downloader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads public datasets into the user's folder. The folder of a dataset appears only when all
 * of its files are there and have been checked.
 */
final class Installer {

  private static final Logger LOG = LoggerFactory.getLogger(Installer.class);

  /** Beside the datasets; a name with a dot is never a dataset's. */
  private static final String WORK = ".download";

  /** A limit for packages of unknown size; all known ones are smaller. */
  private static final long UNKNOWN_SIZE = 128L << 20;

  private final PublicDatasets datasets;
  private final DatasetFolders folders;
  private final Downloader downloader;

  /**
   * Prepares downloads.
   *
   * @param datasets that can be downloaded
   * @param folders of which the user's own receives them
   */
  public Installer(PublicDatasets datasets, DatasetFolders folders, Downloader downloader) {
    this.datasets = datasets;
    this.folders = folders;
    this.downloader = downloader;
  }

  /**
   * Downloads, checks and unpacks a dataset, and the others in its packages. Resumes an earlier
   * attempt.
   *
   * @param progress in bytes of the packages; may cancel
   * @throws UserFacingException if no mirror has the right files, there is too little space, or
   *     another window is downloading the same packages
   */
  public void install(String dataset, Progress progress) throws UserFacingException {
    Path work = folders.own().resolve(WORK);
    try {
      Files.createDirectories(work);
      try (Closeable lock = lock(dataset, work)) {
        LOG.trace("{}", lock);
        downloadAndUnpack(dataset, work, progress);
      }
    } catch (IOException e) {
      throw new UserFacingException(
          "%s cannot be saved in %s: %s. Free some space and try again; the download will be resumed."
              .formatted(dataset, folders.own(), FileErrors.reason(e)),
          e);
    }
  }

  /** Locks the packages rather than the dataset: several datasets may come in one package. */
  private Closeable lock(String dataset, Path work) throws IOException, UserFacingException {
    Deque<Closeable> locks = new ArrayDeque<>();
    Closeable all = () -> releaseAll(locks);
    try {
      for (PublicDatasets.Archive each : datasets.packagesOf(dataset)) {
        locks.push(
            FileLocks.tryLock(work.resolve(each.name() + ".lock"))
                .orElseThrow(
                    () ->
                        new UserFacingException(
                            ("%s or a dataset from the same package is already being downloaded in"
                                    + " another window. Wait for that download to finish.")
                                .formatted(dataset))));
      }
      return all;
    } catch (IOException | UserFacingException e) {
      all.close();
      throw e;
    }
  }

  private static void releaseAll(Deque<Closeable> locks) throws IOException {
    while (!locks.isEmpty()) {
      locks.pop().close();
    }
  }

  private void downloadAndUnpack(String dataset, Path work, Progress progress)
      throws IOException, UserFacingException {
    List<PublicDatasets.Archive> packages = datasets.packagesOf(dataset);
    long total = datasets.downloadBytes(dataset, folders);
    requireSpace(total);
    long before = 0;
    for (PublicDatasets.Archive each : packages) {
      Path file = work.resolve(each.name());
      long offset = before;
      if (copyShipped(each, file)) {
        continue;
      }
      if (!Files.exists(file)) {
        downloader.fetch(
            each.mirrors(),
            file,
            each.bytes() == 0 ? UNKNOWN_SIZE : 2 * each.bytes() + (1 << 20),
            part -> verify(each, part),
            (done, size) -> progress.at(offset + done, total == 0 ? size : total));
      }
      before += each.bytes();
    }
    List<String> complete =
        packages.stream()
            .flatMap(each -> each.members().stream())
            .map(PublicDatasets.Member::dataset)
            .distinct()
            .toList();
    try {
      for (String name : complete) {
        place(name, packages, work);
      }
    } finally {
      // A package that is wrong at this point would be wrong the next time as well.
      for (PublicDatasets.Archive each : packages) {
        Files.deleteIfExists(work.resolve(each.name()));
      }
    }
  }

  /** Copies a package that ships with the program, if it does and is as published. */
  private boolean copyShipped(PublicDatasets.Archive each, Path file) throws IOException {
    Optional<Path> shipped = each.shipped(folders);
    if (shipped.isEmpty()) {
      return false;
    }
    try {
      verify(each, shipped.get());
    } catch (UserFacingException e) {
      LOG.warn("Downloading what ships with the program: {}", e.getMessage());
      return false;
    }
    Files.copy(shipped.get(), file, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  /** There must be room for the packages, and for their files while these are checked. */
  private void requireSpace(long bytes) throws IOException, UserFacingException {
    long free = Files.getFileStore(folders.own()).getUsableSpace();
    if (free < 2 * bytes) {
      throw new UserFacingException(
          "%s has %,d MB of free space, but %,d MB are needed. Free some space and try again."
              .formatted(folders.own(), free >> 20, ((2 * bytes) >> 20) + 1));
    }
  }

  private void place(String dataset, List<PublicDatasets.Archive> packages, Path work)
      throws IOException, UserFacingException {
    Path folder = folders.own().resolve(dataset);
    if (Files.isDirectory(folder)) {
      AtomicFiles.deleteTree(folder);
    }
    AtomicFiles.writeFolder(
        folder,
        temporary -> {
          Map<String, String> sums = new LinkedHashMap<>();
          for (PublicDatasets.Archive each : packages) {
            Path file = work.resolve(each.name());
            sums.putAll(PackageReader.copyMembers(each, file, dataset, temporary));
          }
          for (PublicDatasets.IdxName file : datasets.definition(dataset).files()) {
            String found = sums.getOrDefault(file.name(), "missing");
            if (!file.sha256().isEmpty()) {
              compare(temporary.resolve(file.name()), file.sha256(), found);
            }
          }
          AtomicFiles.write(temporary.resolve(Checksums.FILE), Checksums.toBytes(sums));
        });
  }

  /** Compares with what was published: the content if its sum is known, else the package. */
  private void verify(PublicDatasets.Archive each, Path part)
      throws IOException, UserFacingException {
    String known = each.members().size() == 1 ? contentSum(each.members().get(0)) : "";
    if (known.isEmpty()) {
      try (InputStream in = Files.newInputStream(part)) {
        compare(part, each.sha256(), Sha256.of(in));
      }
    } else {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(part), 1 << 16)) {
        compare(part, known, Sha256.of(in));
      } catch (IOException e) {
        throw new UserFacingException(
            "%s cannot be unpacked (%s); the SHA-256 of its content should be %s. It is incomplete or"
                    .formatted(part, e.getMessage(), known)
                + " another file. Download it again, or import a copy from elsewhere.",
            e);
      }
    }
  }

  private String contentSum(PublicDatasets.Member member) {
    return datasets.definition(member.dataset()).files().stream()
        .filter(file -> file.name().equals(member.file()))
        .findFirst()
        .orElseThrow()
        .sha256();
  }

  private static void compare(Path file, String expected, String found) throws UserFacingException {
    if (!expected.equals(found)) {
      throw new UserFacingException(Checksums.message(file, expected, found));
    }
  }
}
