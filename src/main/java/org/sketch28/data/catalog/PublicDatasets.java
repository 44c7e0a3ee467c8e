package org.sketch28.data.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sketch28.data.AsPreprocessing;
import org.sketch28.data.DatasetFolders;
import org.sketch28.data.Domain;
import org.sketch28.data.Split;

/**
 * The public datasets that the program can download, and the packages that they come in. Read from
 * {@code assets/datasets.json}.
 *
 * @param datasets in the order in which they are listed
 * @param packages what is downloaded
 */
public record PublicDatasets(List<Definition> datasets, List<Archive> packages) {

  /** The name of MNIST: digits. */
  public static final String MNIST = "mnist";

  /** The name of Fashion-MNIST: photographs of garments. */
  public static final String FASHION_MNIST = "fashion-mnist";

  /**
   * An unpacked file.
   *
   * @param name of the file
   * @param sha256 of its content; empty if it is not known beforehand
   */
  public record IdxName(String name, String sha256) {}

  /**
   * Where the writers of the training images are, in a table that has a row for each image.
   *
   * @param dataset whose folder holds the file
   * @param file an IDX file of two dimensions
   * @param column of the writer's number, from 0
   */
  public record WritersFile(String dataset, String file, int column) {}

  /**
   * One dataset.
   *
   * @param files training images, training labels, test images, test labels
   * @param firstLabel the label of class 0 in the files
   * @param transposed whether rows and columns are exchanged in the files
   * @param writers null if the writers of the images are not known
   */
  @RecordBuilder
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
      boolean transposed,
      WritersFile writers) {

    DatasetInfo info() {
      return DatasetInfoBuilder.builder()
          .name(name)
          .title(title)
          .description(description)
          .kind(DatasetInfo.Kind.PUBLIC)
          .classNames(classNames)
          .domain(domain)
          .licence(licence)
          .source(source)
          .trainingImages(trainingImages)
          .testImages(testImages)
          .build();
    }

    IdxName images(Split split) {
      return files.get(split == Split.TRAIN ? 0 : 2);
    }

    List<IdxName> files(Split split) {
      return List.of(images(split), labels(split));
    }

    IdxName labels(Split split) {
      return files.get(split == Split.TRAIN ? 1 : 3);
    }
  }

  /**
   * What is downloaded: one gzipped file, or a zip archive of several.
   *
   * @param name of the file while it is on this machine
   * @param bytes its size; 0 if it is not known beforehand
   * @param sha256 of the package as published; mirrors may compress differently, so it is checked
   *     only if the sum of the content is not known
   * @param mirrors in the order in which they are tried
   * @param members the files in it
   */
  public record Archive(
      String name, long bytes, String sha256, List<URI> mirrors, List<Member> members) {

    /** The file with the same content that ships with the program; empty if none does. */
    Optional<Path> shipped(DatasetFolders folders) {
      Member first = members.get(0);
      return members.size() == 1 && first.entry().isEmpty()
          ? folders.shippedFile(first.dataset(), first.file())
          : Optional.empty();
    }
  }

  /**
   * A file in a package.
   *
   * @param entry the last part of its name in the zip; empty if the package is this one file
   * @param dataset that it belongs to
   * @param file its name in the dataset's folder
   */
  public record Member(String entry, String dataset, String file) {}

  /** The datasets that the program ships definitions of. */
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

  /**
   * The total size of those of a dataset's packages that do not ship with the program, in bytes; 0
   * if it is not known beforehand.
   */
  public long downloadBytes(String dataset, DatasetFolders folders) {
    return packagesOf(dataset).stream()
        .filter(each -> each.shipped(folders).isEmpty())
        .mapToLong(Archive::bytes)
        .sum();
  }

  /** The definition of a dataset that is known to exist. */
  Definition definition(String dataset) {
    return datasets.stream().filter(d -> d.name().equals(dataset)).findFirst().orElseThrow();
  }
}
