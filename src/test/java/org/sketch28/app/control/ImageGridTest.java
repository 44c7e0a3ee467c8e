package org.sketch28.app.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sketch28.data.ImageDataset;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ImageGridTest {

  private final ImageDataset few = images("few", 3);
  private final ImageDataset many = images("many", 40);
  private ImageGrid grid;

  @Start
  void start(Stage stage) {
    grid = new ImageGrid();
    stage.setScene(new Scene(grid, 400, 300));
    stage.show();
  }

  private static ImageDataset images(String name, int count) {
    return new ImageDataset(name, new byte[count * 784], new byte[count], List.of("0"));
  }

  /** Notes that know of so many images only, as those of an evaluation do. */
  private static ImageNotes notes(int count) {
    byte[] known = new byte[count];
    return new ImageNotes() {
      @Override
      public String description(int index) {
        return "image " + known[index];
      }

      @Override
      public int mark(int index) {
        return known[index];
      }
    };
  }

  private void show(FxRobot robot, ImageDataset data, int... indices) {
    robot.interact(() -> grid.show(data, indices, notes(data.size())));
  }

  @Test
  void moreImagesThanBeforeAreShownWithTheirOwnNotes(FxRobot robot) {
    show(robot, few, 0, 1, 2);
    show(robot, many, IntStream.range(0, 40).toArray());
    robot.interact(() -> grid.select(39, true));
    assertEquals(39, grid.selectedProperty().get());
    robot.interact(grid::clear);
    assertEquals(-1, grid.selectedProperty().get());
  }

  @Test
  void severalSelectedImagesStaySelectedWhileTheyAreShown(FxRobot robot) {
    show(robot, many, 1, 2, 3, 4);
    robot.clickOn(grid).interact(() -> grid.select(1, true));
    robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT, 2).release(KeyCode.SHIFT);
    assertArrayEquals(new int[] {1, 2, 3}, grid.selection());
    show(robot, many, 4, 3, 1);
    assertArrayEquals(new int[] {3, 1}, grid.selection());
    show(robot, images("other", 40), 3, 1);
    assertEquals(1, grid.selectionSizeProperty().get(), "these are other images");
  }
}
