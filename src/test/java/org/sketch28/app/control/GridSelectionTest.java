package org.sketch28.app.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GridSelectionTest {

  private final GridSelection selection = new GridSelection();

  private void assertSelected(int... positions) {
    assertArrayEquals(positions, selection.positions().toArray());
    assertEquals(positions.length, selection.sizeProperty().get());
  }

  @Test
  void oneReplacesAllOthers() {
    selection.only(3);
    selection.only(5);
    assertSelected(5);
    assertFalse(selection.amongSeveral(5));
    selection.only(-1);
    assertSelected();
  }

  @Test
  void aRangeGoesFromTheAnchorEitherWay() {
    selection.only(5);
    selection.extendTo(7);
    assertSelected(5, 6, 7);
    selection.extendTo(4);
    assertSelected(4, 5);
    assertTrue(selection.amongSeveral(4));
  }

  @Test
  void aRangeWithoutAnAnchorIsOnePosition() {
    selection.extendTo(4);
    assertSelected(4);
  }

  @Test
  void toggledPositionsAreAddedOrRemovedAndBecomeTheAnchor() {
    selection.only(1);
    selection.toggle(4);
    assertSelected(1, 4);
    selection.toggle(1);
    assertSelected(4);
    selection.extendTo(2);
    assertSelected(1, 2);
  }

  @Test
  void allSelectsTheWholeGrid() {
    selection.all(3);
    assertSelected(0, 1, 2);
  }
}
