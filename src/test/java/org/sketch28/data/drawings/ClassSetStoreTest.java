package org.sketch28.data.drawings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

class ClassSetStoreTest {

  @TempDir private Path home;
  private ClassSetStore store;

  @BeforeEach
  void open() {
    store = new ClassSetStore(home.resolve("classes"));
  }

  private static Drawing line(double y) {
    List<StrokePoint> points = List.of(new StrokePoint(20.25, y), new StrokePoint(260, y));
    return Drawing.of(List.of(new Stroke(Stroke.Tool.PEN, points, 18, 255)));
  }

  private static ClassSet shapes() {
    return ClassSet.empty()
        .withTitle("Shapes")
        .renamed(0, "line")
        .plus(0, line(40))
        .plus(0, line(50))
        .renamed(1, "dot")
        .plus(1, Drawing.of(GrayImage.of(9, 9, (x, y) -> x == 4 && y == 4 ? 255 : 0)))
        .withAnotherClass();
  }

  private void save(String id, ClassSet set) throws UserFacingException {
    assertEquals(id, store.save(id, Optional.empty(), set));
  }

  private void age(String id, long millis) throws Exception {
    Files.setLastModifiedTime(
        home.resolve("classes").resolve(id + ".json"), FileTime.fromMillis(millis));
  }

  @Test
  void aSetIsReadAsItWasSaved() throws Exception {
    assertEquals(List.of(), store.list());
    String id = ClassSetStore.newId();
    save(id, shapes());
    assertEquals(List.of(new ClassSetStore.Saved(id, shapes())), store.list());
    store.save(id, Optional.of(shapes()), shapes().without(0, 1));
    assertEquals(2, store.list().get(0).set().drawings());
  }

  @Test
  void theSetThatWasChangedLastComesFirst() throws Exception {
    save("a", shapes());
    save("b", ClassSet.empty());
    age("a", 2000);
    age("b", 1000);
    assertEquals(List.of("a", "b"), store.list().stream().map(ClassSetStore.Saved::id).toList());
    age("b", 3000);
    assertEquals("b", store.list().get(0).id());
  }

  @Test
  void aRemovedSetCanBeRestored() throws Exception {
    save("a", shapes());
    store.remove("a");
    assertEquals(List.of(), store.list());
    UserFacingException gone = assertThrows(UserFacingException.class, () -> store.remove("a"));
    assertTrue(gone.getMessage().contains("another window"), gone.getMessage());
    store.restore("a");
    assertEquals(shapes(), store.list().get(0).set());
  }

  @Test
  void whatTwoWindowsChangedIsKeptTwice() throws Exception {
    save("a", shapes());
    ClassSet here = shapes().withTitle("here");
    ClassSet there = shapes().withTitle("there");
    ClassSetStore other = new ClassSetStore(home.resolve("classes"));
    assertEquals("a", other.save("a", Optional.of(shapes()), there));
    String copy = store.save("a", Optional.of(shapes()), here);
    assertNotEquals("a", copy);
    assertEquals(copy, store.save(copy, Optional.of(here), here.withAnotherClass()));
    assertEquals(
        Set.of(
            new ClassSetStore.Saved("a", there),
            new ClassSetStore.Saved(copy, here.withAnotherClass())),
        Set.copyOf(store.list()));
  }

  @Test
  void aSetThatCannotBeReadIsNotOverwritten() throws Exception {
    Path folder = Files.createDirectories(home.resolve("classes"));
    Files.writeString(folder.resolve("a.json"), "of a later version");
    assertNotEquals("a", store.save("a", Optional.of(shapes()), shapes()));
    assertEquals("of a later version", Files.readString(folder.resolve("a.json")));
  }

  @Test
  void damagedFilesAreSkipped() throws Exception {
    save("good", shapes());
    for (String damaged : List.of("", "{}", "[1]", "{\"title\":\"\",\"classes\":[{}]}", "{\"a")) {
      Files.writeString(home.resolve("classes/bad.json"), damaged);
      assertEquals(1, store.list().size(), damaged);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsReported() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "not a folder");
    ClassSetStore blocked = new ClassSetStore(file.resolve("classes"));
    UserFacingException failure =
        assertThrows(
            UserFacingException.class, () -> blocked.save("a", Optional.empty(), shapes()));
    assertTrue(failure.getMessage().contains("could not be saved"), failure.getMessage());
  }

  @Test
  void aSetWithoutNamesAndDrawingsIsBlank() {
    assertTrue(ClassSet.empty().isBlank());
    assertFalse(ClassSet.empty().renamed(1, "x").isBlank());
    assertFalse(ClassSet.empty().plus(0, line(3)).isBlank());
    assertEquals(1, shapes().without(0).drawings());
  }

  @Test
  void aSetThatAnotherWindowRemovedIsSavedAsANewOneAndBothCanBeRemoved() throws Exception {
    save("a", shapes());
    ClassSetStore other = new ClassSetStore(home.resolve("classes"));
    other.remove("a");
    String copy = store.save("a", Optional.of(shapes()), shapes().withTitle("here"));
    assertNotEquals("a", copy);
    store.remove(copy);
    other.restore("a");
    assertEquals(List.of(new ClassSetStore.Saved("a", shapes())), store.list());
  }
}
