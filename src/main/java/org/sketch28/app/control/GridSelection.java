package org.sketch28.app.control;

import java.util.BitSet;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** Which places of a grid are selected: one, a range from an anchor, or any. */
final class GridSelection {

  private final BitSet places = new BitSet();
  private final ReadOnlyIntegerWrapper size = new ReadOnlyIntegerWrapper();
  private int anchor = -1;

  /** Selects one place alone; none for −1. */
  void only(int place) {
    places.clear();
    anchor = place;
    if (place >= 0) {
      places.set(place);
    }
    size.set(places.cardinality());
  }

  /** Selects a place too, or no longer. */
  void toggle(int place) {
    places.flip(place);
    anchor = place;
    size.set(places.cardinality());
  }

  /** Selects all from the place that was chosen last to this one. */
  void extendTo(int place) {
    if (anchor < 0) {
      only(place);
      return;
    }
    places.clear();
    places.set(Math.min(anchor, place), Math.max(anchor, place) + 1);
    size.set(places.cardinality());
  }

  /** Selects the first {@code count} places. */
  void all(int count) {
    places.set(0, count);
    size.set(places.cardinality());
  }

  /** Whether a place is one of several that are selected. */
  boolean amongSeveral(int place) {
    return size.get() > 1 && places.get(place);
  }

  IntStream places() {
    return places.stream();
  }

  ReadOnlyIntegerProperty sizeProperty() {
    return size.getReadOnlyProperty();
  }
}
