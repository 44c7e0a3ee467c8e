package org.sketch28.data.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.sketch28.base.Gzip;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;

/** Extracts a dataset's files from a downloaded package; they stay gzipped. */
final class PackageReader {

  private PackageReader() {}

  /**
   * Copies the files of one dataset into a folder.
   *
   * @return the SHA-256 of each file, uncompressed
   * @throws UserFacingException if a zip archive does not contain one of the files
   */
  static Map<String, String> copyMembers(
      PublicDatasets.Archive from, Path file, String dataset, Path folder)
      throws IOException, UserFacingException {
    List<PublicDatasets.Member> members =
        from.members().stream().filter(member -> member.dataset().equals(dataset)).toList();
    Map<String, String> sums = new LinkedHashMap<>();
    for (PublicDatasets.Member member : members) {
      Path target = folder.resolve(member.file() + ".gz");
      if (member.entry().isEmpty()) {
        Files.copy(file, target);
      } else {
        copyEntry(file, member.entry(), target);
      }
      try (InputStream in = Gzip.open(target)) {
        sums.put(member.file(), Sha256.of(in));
      }
    }
    return sums;
  }

  private static void copyEntry(Path file, String name, Path target)
      throws IOException, UserFacingException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry =
          zip.stream()
              .filter(each -> each.getName().equals(name) || each.getName().endsWith("/" + name))
              .findFirst()
              .orElseThrow(() -> new UserFacingException(file + " does not contain " + name + "."));
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, target);
      }
    }
  }
}
