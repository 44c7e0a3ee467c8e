package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitClearCanvas;
import static org.sketch28.app.FxSteps.awaitFx;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.awaitText;
import static org.sketch28.app.FxSteps.fill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.base.Progress;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.data.exchange.DatasetExporter;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.workspace.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Datasets as a person works with them, in the whole window. */
@ExtendWith(ApplicationExtension.class)
class DatasetsWindowTest {

  @TempDir private Path home;
  private DrawViewModel viewModel;
  private MainWindow window;
  private DrawingStore drawings;
  private Catalog catalog;

  @Start
  void start(Stage stage) {
    drawings = new DrawingStore(home.resolve("drawings"));
    catalog = Workspace.in(home).catalog();
    viewModel = new DrawViewModel(Tasks.onFxThread());
    window = FxSteps.open(stage, viewModel, home);
  }

  @Stop
  void stop() {
    window.close();
  }

  private static void awaitClassCount(FxRobot robot, String id, String expected) throws Exception {
    awaitFx(
        () ->
            robot
                .lookup(id)
                .tryQueryAs(ToggleButton.class)
                .filter(button -> button.getText().endsWith("  " + expected))
                .isPresent(),
        id + " should count " + expected);
  }

  /** Draws a 1 as a single line down the middle. */
  private static void drawOne(FxRobot robot) {
    FxSteps.draw(robot, new double[][] {{0.5, 0.25}, {0.5, 0.5}, {0.5, 0.75}});
    WaitForAsyncUtils.waitForFxEvents();
  }

  private List<SavedDrawing> saved() throws Exception {
    return drawings.list(Domain.DIGITS);
  }

  private void saveAs(FxRobot robot, KeyCode key, int countAfter) throws Exception {
    drawOne(robot);
    FxSteps.label(robot, key);
    await(() -> saved().size() == countAfter, countAfter + " drawings are saved");
    awaitClearCanvas(viewModel);
  }

  private void importFolder(FxRobot robot, Path folder, String title) throws Exception {
    robot.clickOn("#dataset-import");
    fill(robot, "#import-path", folder.toString());
    fill(robot, "#import-title", title);
    robot.clickOn("#form-go");
    awaitText(robot, "#dataset-title", title);
    awaitText(robot, "#dataset-notice", "");
  }

  private void exportTo(FxRobot robot, Path folder) throws Exception {
    robot.clickOn("#dataset-export");
    fill(robot, "#export-path", folder.toString());
    robot.clickOn("#form-go");
    await(() -> Files.exists(folder.resolve("classes.txt")), "exported to " + folder);
    // Another job is refused until this one has ended.
    awaitFx(
        () -> robot.lookup("#job-bar").queryAll().stream().noneMatch(Node::isVisible),
        "the end of the export");
  }

  @Test
  void drawingsAreLabelledCorrectedExportedAndImportedAgain(FxRobot robot) throws Exception {
    saveAs(robot, KeyCode.DIGIT7, 1);
    await(() -> saved().get(0).label().equals("7"), "saved as 7");
    saveAs(robot, KeyCode.DIGIT1, 2);
    robot.clickOn("#view-datasets");
    robot.clickOn("#dataset-my-digits");
    awaitClassCount(robot, "#class-all", "2");
    awaitClassCount(robot, "#class-7", "1");

    Node grid = robot.lookup("#image-grid").query();
    Bounds bounds = grid.localToScreen(grid.getBoundsInLocal());
    robot.clickOn(bounds.getMinX() + 30, bounds.getMinY() + 30);
    awaitText(robot, "#image-words", "Image 0: 7");
    robot.type(KeyCode.DIGIT1);
    awaitText(robot, "#image-words", "Image 0: 1");
    assertEquals(List.of("1", "1"), saved().stream().map(SavedDrawing::label).toList());
    robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    awaitText(robot, "#image-words", "Image 0: 7");
    robot.type(KeyCode.DIGIT1);
    awaitClassCount(robot, "#class-1", "2");

    Path exported = home.resolve("exported");
    exportTo(robot, exported);
    importFolder(robot, exported, "My ones");
    int images = 0;
    for (Split split : Split.values()) {
      ImageDataset before = catalog.load("my-digits", split);
      if (before.size() > 0) {
        assertTrue(catalog.load("my-ones", split).sameContent(before), split.toString());
        assertEquals(before.size(), before.classCounts()[1], "both are ones now");
        images += before.size();
      }
    }
    assertEquals(2, images);
  }

  @Test
  void aSavedDrawingIsTakenBack(FxRobot robot) throws Exception {
    saveAs(robot, KeyCode.DIGIT4, 1);
    robot.clickOn("#keep-undo");
    await(() -> saved().isEmpty(), "removed");
    awaitFx(() -> !viewModel.drawingProperty().get().isEmpty(), "on the canvas again");
  }

  @Test
  void aFolderOfPicturesIsImportedBrowsedAndRemoved(FxRobot robot) throws Exception {
    ImageDataset digits = StrokeDigits.images("digits", 50, 9);
    Path pictures = home.resolve("pictures");
    DatasetExporter.write(
        pictures, DatasetExporter.Format.PNG, Map.of(Split.TRAIN, digits), Progress.NONE);
    robot.clickOn("#view-datasets");
    awaitText(robot, "#dataset-title", "Stroke digits");
    importFolder(robot, pictures, "Fifty");
    assertTrue(catalog.load("fifty", Split.TRAIN).sameContent(digits));

    awaitClassCount(robot, "#class-all", "50");
    robot.clickOn("#class-3");
    Node grid = robot.lookup("#image-grid").query();
    robot.interact(grid::requestFocus);
    robot.type(KeyCode.HOME, KeyCode.RIGHT);
    awaitText(robot, "#image-words", "Image 13: 3");
    robot.type(KeyCode.END);
    awaitText(robot, "#image-words", "Image 43: 3");
    robot.type(KeyCode.ENTER);
    awaitFx(() -> viewModel.drawingProperty().get().picture().isPresent(), "opened on the canvas");
    awaitNode(robot, "#draw-view");

    robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
    robot.clickOn("#dataset-remove");
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn("OK");
    awaitText(robot, "#dataset-title", "Stroke digits");
    assertFalse(Files.exists(home.resolve("data").resolve("fifty")));
  }

  @Test
  void whatCannotBeImportedSaysWhy(FxRobot robot) throws Exception {
    Path nothing = Files.createDirectory(home.resolve("nothing"));
    robot.clickOn("#view-datasets");
    robot.clickOn("#dataset-import");
    fill(robot, "#import-path", nothing.toString());
    robot.clickOn("#form-go");
    awaitNode(robot, "#error");
    assertTrue(
        robot.lookup("#error").query().lookup(".content") instanceof Label label
            && label.getText().contains(nothing.toString()));
    robot.clickOn("OK");
  }
}
