package org.sketch28.model.classical;

import java.util.Arrays;
import java.util.Map;

/** The options in a model's {@code model.json}, checked: it may come from anywhere. */
final class Options {

  private final Map<String, Object> values;

  Options(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * A number.
   *
   * @throws IllegalArgumentException if it is missing or out of its range
   */
  double number(String name, double least, double greatest) {
    if (values.get(name) instanceof Number number
        && number.doubleValue() >= least
        && number.doubleValue() <= greatest) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(
        "its option %s is not a number from %s to %s".formatted(name, least, greatest));
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException if it is missing or out of its range
   */
  int integer(String name, int least, int greatest) {
    return (int) number(name, least, greatest);
  }

  /**
   * One of an enumeration, by its name.
   *
   * @throws IllegalArgumentException if it is missing or not one of them
   */
  <E extends Enum<E>> E choice(String name, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.toString().equals(values.get(name)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "its option %s is none of %s"
                        .formatted(name, Arrays.toString(type.getEnumConstants()))));
  }

  /**
   * One of an enumeration, or else the usual one: models of earlier versions have no such option.
   *
   * @throws IllegalArgumentException if it is there and not one of them
   */
  <E extends Enum<E>> E choice(String name, E usual) {
    return values.containsKey(name) ? choice(name, usual.getDeclaringClass()) : usual;
  }

  /**
   * A whole number, or else the usual one: models of earlier versions have no such option.
   *
   * @throws IllegalArgumentException if it is there and out of its range
   */
  int integer(String name, int least, int greatest, int usual) {
    return values.containsKey(name) ? integer(name, least, greatest) : usual;
  }
}
