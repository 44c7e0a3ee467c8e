package org.sketch28.app.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UndoHistoryTest {

  private final UndoHistory<String> history = new UndoHistory<>("a");

  @Test
  void undoAndRedoMoveBetweenStates() {
    history.push("b");
    history.push("c");
    assertEquals("b", history.undo());
    assertEquals("a", history.undo());
    assertEquals("a", history.undo(), "there is nothing before the first state");
    assertFalse(history.canUndo());
    assertEquals("b", history.redo());
    assertEquals("c", history.redo());
    assertEquals("c", history.redo(), "there is nothing after the last state");
    assertFalse(history.canRedo());
  }

  @Test
  void aNewStateDiscardsWhatWasUndone() {
    history.push("b");
    history.undo();
    history.push("c");
    assertFalse(history.canRedo());
    assertEquals("a", history.undo());
    assertEquals("c", history.redo());
  }

  @Test
  void theSameStateChangesNothing() {
    history.push("b");
    history.undo();
    history.push("a");
    assertTrue(history.canRedo());
    assertFalse(history.canUndo());
    assertEquals("a", history.present());
  }
}
