package org.sketch28.app.control;

import java.util.BitSet;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** The selected positions of a grid: one, a range from an anchor, or any. */
final class GridSelection {

  private final BitSet positions = new BitSet();
  private final ReadOnlyIntegerWrapper size = new ReadOnlyIntegerWrapper();
  private int anchor = -1;

  /** Selects only one position; none for −1. */
  void only(int position) {
    positions.clear();
    anchor = position;
    if (position >= 0) {
      positions.set(position);
    }
    size.set(positions.cardinality());
  }

  /** Adds a position to the selection, or removes it. */
  void toggle(int position) {
    positions.flip(position);
    anchor = position;
    size.set(positions.cardinality());
  }

  /** Adds positions to the selection. */
  void add(IntStream more) {
    more.forEach(positions::set);
    size.set(positions.cardinality());
  }

  /** Selects all positions from the one that was selected last to this one. */
  void extendTo(int position) {
    if (anchor < 0) {
      only(position);
      return;
    }
    positions.clear();
    positions.set(Math.min(anchor, position), Math.max(anchor, position) + 1);
    size.set(positions.cardinality());
  }

  /** Selects the first {@code count} positions. */
  void all(int count) {
    positions.set(0, count);
    size.set(positions.cardinality());
  }

  /** Whether a position is one of several that are selected. */
  boolean amongSeveral(int position) {
    return size.get() > 1 && positions.get(position);
  }

  IntStream positions() {
    return positions.stream();
  }

  ReadOnlyIntegerProperty sizeProperty() {
    return size.getReadOnlyProperty();
  }
}
