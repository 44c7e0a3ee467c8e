package org.sketch28.app.base;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Unlimited undo and redo: earlier and later states of an immutable value.
 *
 * @param <T> the state
 */
public final class UndoHistory<T> {

  private final Deque<T> earlier = new ArrayDeque<>();
  private final Deque<T> later = new ArrayDeque<>();
  private T present;

  /** No history yet. */
  public UndoHistory(T first) {
    present = first;
  }

  /** The state now. */
  public T present() {
    return present;
  }

  /** Moves to a new state and discards what was undone; does nothing if the state is the same. */
  public void push(T next) {
    if (!next.equals(present)) {
      earlier.push(present);
      later.clear();
      present = next;
    }
  }

  /** Changes the present state without a step that could be undone by itself. */
  public void amend(T next) {
    later.clear();
    present = next;
  }

  public boolean canUndo() {
    return !earlier.isEmpty();
  }

  public boolean canRedo() {
    return !later.isEmpty();
  }

  /** Moves back by a step, if there is one; returns the state then. */
  public T undo() {
    if (canUndo()) {
      later.push(present);
      present = earlier.pop();
    }
    return present;
  }

  /** Moves forward by a step, if there is one; returns the state then. */
  public T redo() {
    if (canRedo()) {
      earlier.push(present);
      present = later.pop();
    }
    return present;
  }
}
