package org.sketch28.app.draw;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.sketch28.data.Domain;

/** How many misread drawings were corrected in each domain since a model last learned from them. */
public final class CorrectionCounts {

  /** From this many on, the program offers to learn from them. */
  static final int NEEDED = 5;

  private final Map<Domain, Integer> counts = new EnumMap<>(Domain.class);

  /** The offer is not made again before there are more. */
  private final Map<Domain, Integer> declined = new EnumMap<>(Domain.class);

  private final Set<Domain> again = EnumSet.noneOf(Domain.class);
  private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper();
  private Domain domain = Domain.DIGITS;

  /** Counts a drawing that was saved with another label than the model predicted. */
  void add() {
    put(domain, current.get() + 1);
  }

  /** Discounts such a drawing, because saving it was undone. */
  void remove() {
    put(domain, Math.max(0, current.get() - 1));
  }

  private void put(Domain of, int number) {
    counts.put(of, number);
    setDomain(domain);
  }

  /** Shows the count of a domain, in which drawings are counted from now on. */
  void setDomain(Domain next) {
    domain = next;
    current.set(counts.getOrDefault(next, 0));
  }

  /** Continues with counts of an earlier start. */
  public void resume(Map<Domain, Integer> earlier) {
    counts.putAll(earlier);
    setDomain(domain);
  }

  /** The counts of all domains. */
  public Map<Domain, Integer> all() {
    return Map.copyOf(counts);
  }

  /** The count of a domain. */
  int of(Domain which) {
    return counts.getOrDefault(which, 0);
  }

  /**
   * Discounts what a model has learned.
   *
   * @param number that there were when it began
   */
  void learned(Domain of, int number) {
    declined.remove(of);
    again.remove(of);
    put(of, Math.max(0, of(of) - number));
  }

  /** Counts drawings again, because a model that learned from them is gone; offers nothing yet. */
  void putBack(Domain of, int number) {
    int sum = counts.getOrDefault(of, 0) + number;
    declined.put(of, sum + NEEDED - 1);
    put(of, sum);
  }

  /** Lets a model learn the same drawings again, because the one that had learned is gone. */
  void learnAgain(Domain of) {
    again.add(of);
  }

  /** Whether there is anything to learn in the current domain. */
  boolean isLearnable() {
    return current.get() > 0 || again.contains(domain);
  }

  /** Makes no offer in the current domain before there are as many more as are needed for one. */
  void decline() {
    declined.put(domain, current.get() + NEEDED - 1);
  }

  /** Whether there are enough to offer that the model learns from them. */
  boolean isOffered() {
    return current.get() >= NEEDED && current.get() > declined.getOrDefault(domain, 0);
  }

  /** The count of the current domain. */
  public ReadOnlyIntegerProperty currentProperty() {
    return current.getReadOnlyProperty();
  }
}
