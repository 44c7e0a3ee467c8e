package org.sketch28.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.sketch28.base.UserFacingException;

/** The names of classes, and their file: one name a line, in the order of their indices. */
public final class ClassNames {

  /** The file's name, beside the images. */
  public static final String FILE = "classes.txt";

  /** As many as there may be: a label is a byte, and is never negative. */
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

  /** "0", "1", … for {@code count} classes without names. */
  public static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  /** The names in the file in a folder; none if there is no such file. */
  public static List<String> read(Path folder) throws UserFacingException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      List<String> names =
          Files.readAllLines(file, StandardCharsets.UTF_8).stream()
              .map(String::strip)
              .filter(name -> !name.isEmpty())
              .toList();
      return checked(names, file.toString());
    } catch (IOException e) {
      throw new UserFacingException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Refuses names that are too many or not distinct.
   *
   * @param where they are from, for the message
   */
  public static List<String> checked(List<String> names, String where) throws UserFacingException {
    if (names.isEmpty() || names.size() > MOST) {
      throw new UserFacingException(
          "%s names %d classes; there may be 1 to %d.".formatted(where, names.size(), MOST));
    }
    if (names.stream().distinct().count() < names.size()) {
      throw new UserFacingException(where + " names a class twice. Give each a name of its own.");
    }
    return names;
  }

  /** The file's content. */
  public static byte[] toBytes(List<String> names) {
    return (String.join("\n", names) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
