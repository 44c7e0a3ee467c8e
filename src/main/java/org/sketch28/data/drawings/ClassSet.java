package org.sketch28.data.drawings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.sketch28.image.drawing.Drawing;

/**
 * Classes that the user thought of, with a few drawings of each, to train a network with.
 *
 * @param title of the whole set; may be empty
 * @param classes in the order of their labels
 */
public record ClassSet(String title, List<NamedClass> classes) {

  /** The most classes that a set can have. */
  public static final int MOST_CLASSES = 20;

  /** The most drawings that a class can have. */
  public static final int MOST_DRAWINGS = 200;

  public ClassSet {
    classes = List.copyOf(classes);
  }

  /**
   * A class.
   *
   * @param name for people; may be empty while the user has not named it
   * @param drawings of it, oldest first
   */
  public record NamedClass(String name, List<Drawing> drawings) {

    public NamedClass {
      drawings = List.copyOf(drawings);
    }
  }

  /** A set of two classes without names and drawings. */
  public static ClassSet empty() {
    NamedClass none = new NamedClass("", List.of());
    return new ClassSet("", List.of(none, none));
  }

  /** Whether it has no names and no drawings. */
  public boolean isBlank() {
    return title.isBlank()
        && classes.stream().allMatch(c -> c.name().isBlank() && c.drawings().isEmpty());
  }

  /** The same classes under another title. */
  public ClassSet withTitle(String newTitle) {
    return new ClassSet(newTitle, classes);
  }

  /** With one more class that has no name and no drawings. */
  public ClassSet withAnotherClass() {
    List<NamedClass> more = new ArrayList<>(classes);
    more.add(new NamedClass("", List.of()));
    return new ClassSet(title, more);
  }

  /** Without a class and its drawings. */
  public ClassSet without(int index) {
    List<NamedClass> fewer = new ArrayList<>(classes);
    fewer.remove(index);
    return new ClassSet(title, fewer);
  }

  /** With another name of a class. */
  public ClassSet renamed(int index, String name) {
    return changed(index, old -> new NamedClass(name, old.drawings()));
  }

  /** With one more drawing of a class, as its last. */
  public ClassSet plus(int index, Drawing drawing) {
    return changed(
        index,
        old -> {
          List<Drawing> more = new ArrayList<>(old.drawings());
          more.add(drawing);
          return new NamedClass(old.name(), more);
        });
  }

  /** Without one of the drawings of a class. */
  public ClassSet without(int index, int drawing) {
    return changed(
        index,
        old -> {
          List<Drawing> fewer = new ArrayList<>(old.drawings());
          fewer.remove(drawing);
          return new NamedClass(old.name(), fewer);
        });
  }

  private ClassSet changed(int index, UnaryOperator<NamedClass> change) {
    List<NamedClass> all = new ArrayList<>(classes);
    all.set(index, change.apply(all.get(index)));
    return new ClassSet(title, all);
  }

  /** The names of the classes, without blanks at their ends. */
  public List<String> names() {
    return classes.stream().map(each -> each.name().strip()).toList();
  }

  /** The title, or the names of the classes if there is none; may be empty. */
  public String titleOrNames() {
    return title.isBlank()
        ? names().stream().filter(name -> !name.isEmpty()).collect(Collectors.joining(", "))
        : title.strip();
  }

  /** The number of drawings of all classes. */
  public int drawings() {
    return classes.stream().mapToInt(each -> each.drawings().size()).sum();
  }
}
