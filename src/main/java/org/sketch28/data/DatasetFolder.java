package org.sketch28.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sketch28.image.UserFacingException;

/**
 * Where the data is: a folder with one folder a dataset, as {@code SKETCH28_DATA} names it.
 *
 * @param root of the datasets
 */
public record DatasetFolder(Path root) {

  /** The classes of the built-in datasets. */
  private static final Map<String, List<String>> CLASSES = new LinkedHashMap<>();

  static {
    CLASSES.put("mnist", List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
    CLASSES.put(
        "fashion-mnist",
        List.of(
            "T-shirt/top",
            "Trouser",
            "Pullover",
            "Dress",
            "Coat",
            "Sandal",
            "Shirt",
            "Sneaker",
            "Bag",
            "Ankle boot"));
  }

  /** The two halves of a dataset. */
  public enum Split {
    TRAIN("train"),
    TEST("t10k");

    private final String prefix;

    Split(String prefix) {
      this.prefix = prefix;
    }
  }

  /**
   * The first that exists of: {@code SKETCH28_DATA}, {@code ../shared/data} beside the working
   * directory, {@code data} in the user's own folder.
   */
  public static Optional<DatasetFolder> find() {
    String named = System.getenv("SKETCH28_DATA");
    List<Path> places =
        named != null && !named.isBlank()
            ? List.of(Path.of(named))
            : List.of(Path.of("../shared/data"), UserFolders.data().resolve("data"));
    return places.stream().filter(Files::isDirectory).findFirst().map(DatasetFolder::new);
  }

  /** {@link #find()}, or an error that says what to do. */
  public static DatasetFolder require() throws UserFacingException {
    return find()
        .orElseThrow(
            () ->
                new UserFacingException(
                    "No datasets were found. Put the IDX files of MNIST into a folder named mnist,"
                        + " and name the folder around it in the environment variable"
                        + " SKETCH28_DATA."));
  }

  /** The datasets that can be asked for by name. */
  public static List<String> names() {
    return List.copyOf(CLASSES.keySet());
  }

  /**
   * Reads one half of a dataset.
   *
   * @param name {@code mnist} or {@code fashion-mnist}
   */
  public ImageDataset load(String name, Split split) throws UserFacingException {
    List<String> classes = CLASSES.get(name);
    if (classes == null) {
      throw new UserFacingException(
          "There is no dataset \"%s\". There are: %s."
              .formatted(name, String.join(", ", CLASSES.keySet())));
    }
    Path imagesFile = file(name, split.prefix + "-images-idx3-ubyte");
    IdxFile images = IdxFile.read(imagesFile);
    IdxFile labels = IdxFile.read(file(name, split.prefix + "-labels-idx1-ubyte"));
    if (images.sizes().length != 3 || images.sizes()[1] != 28 || images.sizes()[2] != 28) {
      throw new UserFacingException(imagesFile + " does not hold images of 28 × 28 pixels.");
    }
    if (labels.sizes().length != 1 || labels.sizes()[0] != images.sizes()[0]) {
      throw new UserFacingException(
          imagesFile + " and its labels are of different number; they do not belong together.");
    }
    for (byte label : labels.data()) {
      if (label < 0 || label >= classes.size()) {
        throw new UserFacingException(
            "A label of %s is %d; there are %d classes."
                .formatted(imagesFile.getParent(), label & 0xff, classes.size()));
      }
    }
    return new ImageDataset(
        name + (split == Split.TRAIN ? " training" : " test"),
        images.data(),
        labels.data(),
        classes);
  }

  /** A file of a dataset, gzipped or plain; the gzipped one's name if there is neither. */
  public Path file(String dataset, String name) {
    Path plain = root.resolve(dataset).resolve(name);
    return Files.exists(plain) ? plain : plain.resolveSibling(name + ".gz");
  }
}
