package org.sketch28.data.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.sketch28.data.AsPreprocessing;
import org.sketch28.data.Domain;
import org.sketch28.data.Split;

/**
 * The public datasets that the program knows, and the packages that they come in. Read from {@code
 * assets/datasets.json}.
 *
 * @param datasets in the order of the list
 * @param packages what is downloaded
 */
public record PublicDatasets(List<Definition> datasets, List<Archive> packages) {

  /**
   * An unpacked file.
   *
   * @param name of the file
   * @param sha256 of its content; empty if it is not known beforehand
   */
  public record IdxName(String name, String sha256) {}

  /**
   * One dataset.
   *
   * @param files training images, training labels, test images, test labels
   * @param firstLabel what the files have for class 0
   * @param transposed whether the files have rows and columns exchanged
   */
  public record Definition(
      String name,
      String title,
      String description,
      List<String> classNames,
      @AsPreprocessing Domain domain,
      String licence,
      String source,
      int trainingImages,
      int testImages,
      List<IdxName> files,
      int firstLabel,
      boolean transposed) {

    DatasetInfo info() {
      return new DatasetInfo(
          name,
          title,
          description,
          DatasetInfo.Kind.PUBLIC,
          classNames,
          domain,
          licence,
          source,
          trainingImages,
          testImages);
    }

    IdxName images(Split split) {
      return files.get(split == Split.TRAIN ? 0 : 2);
    }

    IdxName labels(Split split) {
      return files.get(split == Split.TRAIN ? 1 : 3);
    }
  }

  /**
   * What is downloaded: one gzipped file, or a zip of several.
   *
   * @param name of the file while it is kept
   * @param bytes its size; 0 if it is not known beforehand
   * @param sha256 of the package as its publisher has it; a mirror may pack differently, so it
   *     counts only where the content's is not known
   * @param mirrors in the order in which they are tried
   * @param members what is in it
   */
  public record Archive(
      String name, long bytes, String sha256, List<URI> mirrors, List<Member> members) {}

  /**
   * A file in a package.
   *
   * @param entry the last part of its name in the zip; empty if the package is this one file
   * @param dataset that it belongs to
   * @param file its name there
   */
  public record Member(String entry, String dataset, String file) {}

  /** Those that ship with the program. */
  public static PublicDatasets standard() {
    try (InputStream in = PublicDatasets.class.getResourceAsStream("/datasets.json")) {
      return new ObjectMapper().readValue(in, PublicDatasets.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The packages that a dataset comes in. */
  List<Archive> packagesOf(String dataset) {
    return packages.stream()
        .filter(each -> each.members().stream().anyMatch(m -> m.dataset().equals(dataset)))
        .toList();
  }

  /** The bytes that a dataset's packages have together; 0 if that is not known beforehand. */
  public long downloadBytes(String dataset) {
    return packagesOf(dataset).stream().mapToLong(Archive::bytes).sum();
  }

  Definition definition(String dataset) {
    return datasets.stream().filter(d -> d.name().equals(dataset)).findFirst().orElseThrow();
  }
}
