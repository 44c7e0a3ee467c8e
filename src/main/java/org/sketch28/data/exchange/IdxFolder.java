package org.sketch28.data.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.format.IdxFile;
import org.sketch28.data.format.IdxPair;

/** IDX files named like MNIST's: "images-idx3" and "labels-idx1" distinguish them. */
final class IdxFolder {

  private static final String IMAGES = "images-idx3";
  private static final String LABELS = "labels-idx1";

  private IdxFolder() {}

  static boolean isImages(Path file) {
    return file.getFileName().toString().contains(IMAGES) && Files.isRegularFile(file);
  }

  /**
   * Reads a pair of IDX files, or a folder of them.
   *
   * @param path a file of images, or a folder
   * @param wantedNames of the classes; empty for those in the folder or, if it has none, numbers
   * @param progress may end the work by throwing
   * @throws UserFacingException if a file is missing or damaged, images and labels do not belong
   *     together, class names are missing, or there are several files of images for one split
   */
  static ImageSet read(Path path, List<String> wantedNames, Progress progress)
      throws IOException, UserFacingException {
    Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    Map<Split, IdxPair> pairs = new EnumMap<>(Split.class);
    for (Path images : imageFiles(path)) {
      Split split = DatasetImporter.isTest(images) ? Split.TEST : Split.TRAIN;
      progress.at(pairs.size(), 2);
      IdxPair pair = IdxPair.of(images, IdxFile.read(images), IdxFile.read(labels(images)), 0);
      if (pairs.put(split, pair) != null) {
        throw new UserFacingException(
            "%s holds more than one file of %s images. Import them one by one."
                .formatted(path, split));
      }
    }
    List<String> names = wantedNames.isEmpty() ? ClassNames.read(folder) : wantedNames;
    if (names.isEmpty()) {
      int highest = pairs.values().stream().mapToInt(IdxPair::highestLabel).max().orElse(0);
      names = ClassNames.numbers(highest + 1);
    }
    Map<Split, ImageDataset> splits = new EnumMap<>(Split.class);
    for (Map.Entry<Split, IdxPair> entry : pairs.entrySet()) {
      splits.put(entry.getKey(), entry.getValue().named(entry.getKey().toString(), names));
    }
    return new ImageSet(splits, List.of());
  }

  private static List<Path> imageFiles(Path path) throws IOException, UserFacingException {
    if (!Files.isDirectory(path)) {
      if (!isImages(path)) {
        throw new UserFacingException(
            "%s is not a dataset that can be read. A dataset is an IDX file with \"%s\" in its name, a"
                    .formatted(path, IMAGES)
                + " CSV file, or a folder with a folder of pictures for each class.");
      }
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(IdxFolder::isImages).sorted().toList();
    }
  }

  private static Path labels(Path images) throws UserFacingException {
    String name = images.getFileName().toString().replace(IMAGES, LABELS);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return Stream.of(name, plain, plain + ".gz")
        .map(images::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new UserFacingException(
                    "There are no labels beside %s. Put %s into the same folder."
                        .formatted(images, plain)));
  }
}
