package org.sketch28.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFacingException;

/** The names of classes, and their file: one name on each line, in the order of their indices. */
public final class ClassNames {

  /** The name of the file, beside the images. */
  public static final String FILE = "classes.txt";

  /** The greatest number of classes: a label is a byte, and never negative. */
  public static final int MOST = 127;

  /** The ten digits. */
  public static final List<String> DIGITS = numbers(10);

  /** The ten garments of Fashion-MNIST, in its order. */
  public static final List<String> GARMENTS =
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
          "Ankle boot");

  private ClassNames() {}

  /** "0", "1", …: names for {@code count} classes that have none. */
  public static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  /**
   * The names in the file in a folder; empty if there is no such file.
   *
   * @throws UserFacingException if the file cannot be read, or {@link #checked} refuses the names
   */
  public static List<String> read(Path folder) throws UserFacingException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      List<String> names =
          Files.readAllLines(file, StandardCharsets.UTF_8).stream()
              // Windows' editors begin a file with a byte order mark.
              .map(line -> line.replace("\uFEFF", "").strip())
              .filter(name -> !name.isEmpty())
              .toList();
      return checked(names, file.toString());
    } catch (IOException e) {
      throw new UserFacingException(
          "Cannot read %s: %s. Check that it exists and that you may read it."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }

  /**
   * Checks names.
   *
   * @param where they are from, for the message
   * @return the names
   * @throws UserFacingException if there are none or too many, or two are the same
   */
  public static List<String> checked(List<String> names, String where) throws UserFacingException {
    if (names.isEmpty() || names.size() > MOST) {
      throw new UserFacingException(
          "%s lists %d classes; there may be 1 to %d.".formatted(where, names.size(), MOST));
    }
    if (names.stream().anyMatch(Objects::isNull)) {
      throw new UserFacingException(where + " lists a class without a name.");
    }
    if (names.stream().distinct().count() < names.size()) {
      throw new UserFacingException(where + " lists a class twice. Give each class its own name.");
    }
    return names;
  }

  /** The content of the file. */
  public static byte[] toBytes(List<String> names) {
    return (String.join("\n", names) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
