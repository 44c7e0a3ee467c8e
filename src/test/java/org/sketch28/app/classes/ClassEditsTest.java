package org.sketch28.app.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Which class is selected while classes come and go. */
class ClassEditsTest {

  private final ClassEdits edits = new ClassEdits(set -> {});

  @Test
  void theSelectedClassIsAlwaysOneOfTheSet() {
    edits
        .setProperty()
        .addListener(
            (p, o, set) ->
                assertTrue(edits.selectedProperty().get() < set.classes().size(), "is shown"));
    edits.addClass();
    edits.undo();
    assertEquals(1, edits.selectedProperty().get());
    edits.redo();
    edits.selectedProperty().set(2);
    edits.removeClass(2);
    assertEquals(1, edits.selectedProperty().get());
  }

  @Test
  void aClassStaysSelectedWhenAnEarlierOneIsRemoved() {
    edits.addClass();
    edits.rename(1, "second");
    edits.selectedProperty().set(1);
    edits.removeClass(0);
    int selected = edits.selectedProperty().get();
    assertEquals("second", edits.setProperty().get().classes().get(selected).name());
  }
}
