package org.sketch28.app.draw;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Unlimited undo and redo: earlier and later states of an immutable value.
 *
 * @param <T> the state
 */
final class UndoHistory<T> {

  private final Deque<T> earlier = new ArrayDeque<>();
  private final Deque<T> later = new ArrayDeque<>();
  private T present;

  UndoHistory(T first) {
    present = first;
  }

  T present() {
    return present;
  }

  /** Moves to a new state and discards what was undone; does nothing if the state is the same. */
  void push(T next) {
    if (!next.equals(present)) {
      earlier.push(present);
      later.clear();
      present = next;
    }
  }

  boolean canUndo() {
    return !earlier.isEmpty();
  }

  boolean canRedo() {
    return !later.isEmpty();
  }

  T undo() {
    if (canUndo()) {
      later.push(present);
      present = earlier.pop();
    }
    return present;
  }

  T redo() {
    if (canRedo()) {
      earlier.push(present);
      present = later.pop();
    }
    return present;
  }
}
