package org.sketch28.data.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The SHA-256 of the uncompressed files of a dataset: those known beforehand, and those noted when
 * a file was extracted from a package that was as published. The notes have the form of {@code
 * sha256sum}.
 */
final class Checksums {

  static final String FILE = "checksums.txt";

  private Checksums() {}

  /** The expected sum of an uncompressed file; empty if it is not known. */
  static Optional<String> expected(Path file, PublicDatasets.IdxName name) {
    return name.sha256().isEmpty() ? noted(file) : Optional.of(name.sha256());
  }

  private static Optional<String> noted(Path file) {
    Path notes = file.resolveSibling(FILE);
    if (!Files.isRegularFile(notes)) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(notes, StandardCharsets.UTF_8).stream()
          .filter(line -> line.endsWith("  " + file.getFileName()))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static byte[] toBytes(Map<String, String> sums) {
    return sums.entrySet().stream()
        .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  static String message(Path file, String expected, String found) {
    return "%s is not the file that was published: its SHA-256 should be %s and is %s."
            .formatted(file, expected, found)
        + " It was damaged or replaced on its way. Remove it and download it again, or import a"
        + " copy from elsewhere.";
  }
}
