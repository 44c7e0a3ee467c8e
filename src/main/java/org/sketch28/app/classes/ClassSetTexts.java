package org.sketch28.app.classes;

import java.util.List;
import org.sketch28.app.base.Messages;
import org.sketch28.data.drawings.ClassSet;
import org.sketch28.data.drawings.ClassSet.NamedClass;
import org.sketch28.train.tune.FewDrawingsTraining;

/** What is said about a set of classes. */
final class ClassSetTexts {

  private ClassSetTexts() {}

  /** What is missing before the classes can be trained, as a sentence; empty if nothing is. */
  static String problem(ClassSet set) {
    List<NamedClass> classes = set.classes();
    if (classes.size() < 2) {
      return Messages.text("classes.problem.two");
    }
    for (int i = 0; i < classes.size(); i++) {
      NamedClass each = classes.get(i);
      if (each.name().isBlank()) {
        return Messages.text("classes.problem.name", i + 1);
      }
      if (classes.stream().filter(c -> c.name().strip().equals(each.name().strip())).count() > 1) {
        return Messages.text("classes.problem.same", each.name());
      }
      int missing = FewDrawingsTraining.FEWEST - each.drawings().size();
      if (missing > 0) {
        return Messages.text("classes.problem.few", missing, each.name());
      }
    }
    return "";
  }

  /** The title of a set, or the names of its classes if it has none. */
  static String title(ClassSet set) {
    String title = set.titleOrNames();
    return title.isEmpty() ? Messages.text("classes.untitled") : title;
  }
}
