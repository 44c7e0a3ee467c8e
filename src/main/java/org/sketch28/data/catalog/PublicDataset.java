package org.sketch28.data.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sketch28.base.FileErrors;
import org.sketch28.base.Gzip;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.DatasetFolders;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.ImageGroups;
import org.sketch28.data.Split;
import org.sketch28.data.format.IdxFile;
import org.sketch28.data.format.IdxPair;

/** A public dataset: four IDX files in a folder. */
public final class PublicDataset implements Dataset {

  private final PublicDatasets.Definition definition;
  private final DatasetFolders folders;

  PublicDataset(PublicDatasets.Definition definition, DatasetFolders folders) {
    this.definition = definition;
    this.folders = folders;
  }

  @Override
  public DatasetInfo info() {
    return definition.info();
  }

  @Override
  public boolean isAvailable() {
    return definition.files().stream().allMatch(file -> find(file).isPresent());
  }

  @Override
  public boolean isAvailable(Split split) {
    return find(definition.images(split)).isPresent() && find(definition.labels(split)).isPresent();
  }

  private Optional<Path> find(PublicDatasets.IdxName file) {
    return folders.file(definition.name(), file.name());
  }

  @Override
  public long bytesOnDisk() {
    return definition.files().stream()
        .flatMap(file -> find(file).stream())
        .mapToLong(file -> file.toFile().length())
        .sum();
  }

  @Override
  public ImageDataset load(Split split, Progress progress) throws UserFacingException {
    Path images = require(definition.images(split), split);
    Path labels = require(definition.labels(split), split);
    IdxPair pair =
        IdxPair.of(images, IdxFile.read(images), IdxFile.read(labels), definition.firstLabel());
    return (definition.transposed() ? pair.transposed() : pair)
        .named(definition.title() + " " + split, definition.classNames());
  }

  @Override
  public Optional<ImageGroups> groups(Split split) throws UserFacingException {
    PublicDatasets.WritersFile known = definition.writers();
    Optional<Path> file =
        known == null || split != Split.TRAIN
            ? Optional.empty()
            : folders.file(known.dataset(), known.file());
    return file.isEmpty() ? Optional.empty() : Optional.of(writers(file.get(), known.column()));
  }

  private ImageGroups writers(Path file, int column) throws UserFacingException {
    IdxFile table = IdxFile.read(file);
    int[] sizes = table.sizes();
    int images = definition.trainingImages();
    if (sizes.length != 2 || sizes[0] < images || sizes[1] <= column) {
      throw new UserFacingException(
          "%s does not name the writers of %s. Delete it and download it again."
              .formatted(file, definition.title()));
    }
    return ImageGroups.ofWriters(
        IntStream.range(0, images).map(i -> table.intAt(i * sizes[1] + column)).toArray());
  }

  private Path require(PublicDatasets.IdxName file, Split split) throws UserFacingException {
    return find(file)
        .orElseThrow(
            () ->
                new UserFacingException(
                    "The %s part of %s is not on this machine: there is no %s. Download it in the"
                            .formatted(
                                split == Split.TRAIN ? "training" : "test",
                                definition.title(),
                                file.name())
                        + " Datasets view"
                        + " or with \"sketch28 download %s\". If you have no internet connection, set the"
                            .formatted(definition.name())
                        + " environment variable SKETCH28_DATA to a folder that holds %s/%s."
                            .formatted(definition.name(), file.name())));
  }

  /**
   * Compares every file with its known SHA-256.
   *
   * @return a message for each file that is not as published
   * @throws UserFacingException if a file does not exist or cannot be read
   */
  public List<String> check() throws UserFacingException {
    List<String> wrong = new ArrayList<>();
    for (Split split : Split.values()) {
      wrong.addAll(check(split));
    }
    return wrong;
  }

  /**
   * Compares the files of one part with their known SHA-256.
   *
   * @return a message for each file that is not as published
   * @throws UserFacingException if a file does not exist or cannot be read
   */
  public List<String> check(Split split) throws UserFacingException {
    List<String> wrong = new ArrayList<>();
    for (PublicDatasets.IdxName file : definition.files(split)) {
      Path path = require(file, split);
      Optional<String> expected = Checksums.expected(path.resolveSibling(file.name()), file);
      if (expected.isPresent()) {
        String found = sum(path);
        if (!found.equals(expected.get())) {
          wrong.add(Checksums.message(path, expected.get(), found));
        }
      }
    }
    return wrong;
  }

  /**
   * The files whose SHA-256 is not known, so that {@link #check()} cannot tell anything about them.
   *
   * @throws UserFacingException if a file does not exist
   */
  public List<Path> unknown() throws UserFacingException {
    List<Path> unknown = new ArrayList<>();
    for (Split split : Split.values()) {
      for (PublicDatasets.IdxName file : definition.files(split)) {
        Path path = require(file, split);
        if (Checksums.expected(path.resolveSibling(file.name()), file).isEmpty()) {
          unknown.add(path);
        }
      }
    }
    return unknown;
  }

  private static String sum(Path file) throws UserFacingException {
    try (InputStream in = Gzip.open(file)) {
      return Sha256.of(in);
    } catch (IOException e) {
      throw new UserFacingException(
          "%s cannot be read completely (%s). Delete it and download it again."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }
}
