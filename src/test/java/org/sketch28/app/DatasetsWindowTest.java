package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.DatasetsSteps.awaitClassCount;
import static org.sketch28.app.DatasetsSteps.awaitIdle;
import static org.sketch28.app.DatasetsSteps.exportTo;
import static org.sketch28.app.DatasetsSteps.importFolder;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitClearCanvas;
import static org.sketch28.app.FxSteps.awaitFx;
import static org.sketch28.app.FxSteps.awaitNoNode;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.awaitText;
import static org.sketch28.app.FxSteps.fill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.base.Progress;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.data.exchange.DatasetExporter;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Datasets as a person works with them, in the whole window. */
class DatasetsWindowTest {
  @RegisterExtension private final OpenedWindow app = OpenedWindow.empty();

  /** Draws a 1 as a single line down the middle. */
  private static void drawOne(FxRobot robot) {
    FxSteps.draw(robot, new double[][] {{0.5, 0.25}, {0.5, 0.5}, {0.5, 0.75}});
    WaitForAsyncUtils.waitForFxEvents();
  }

  private List<SavedDrawing> saved() throws Exception {
    return app.workspace().drawings().list(Domain.DIGITS);
  }

  private void saveAs(FxRobot robot, KeyCode key, int countAfter) throws Exception {
    drawOne(robot);
    FxSteps.label(robot, key);
    await(() -> saved().size() == countAfter, countAfter + " drawings are saved");
    awaitClearCanvas(app.viewModel());
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
    awaitText(robot, "#image-caption", "Image 0: 7");
    robot.type(KeyCode.DIGIT1);
    awaitText(robot, "#image-caption", "Image 0: 1");
    assertEquals(List.of("1", "1"), saved().stream().map(SavedDrawing::label).toList());
    robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    awaitText(robot, "#image-caption", "Image 0: 7");
    robot.type(KeyCode.DIGIT1);
    awaitClassCount(robot, "#class-1", "2");

    Path exported = app.home().resolve("exported");
    exportTo(robot, exported);
    importFolder(robot, exported, "My ones");
    int images = 0;
    for (Split split : Split.values()) {
      ImageDataset before = app.workspace().catalog().load("my-digits", split);
      if (before.size() > 0) {
        assertTrue(
            app.workspace().catalog().load("my-ones", split).sameContent(before), split.toString());
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
    awaitFx(() -> !app.viewModel().drawingProperty().get().isEmpty(), "on the canvas again");
  }

  /** Their keys work in the whole window. */
  @Test
  void drawingsAreSavedAndCopiedOnlyWhereTheyAreShown(FxRobot robot) throws Exception {
    MenuButton menu = robot.lookup("#save").queryAs(MenuButton.class);
    assertTrue(menu.getItems().stream().allMatch(MenuItem::isDisable), "nothing is drawn");
    drawOne(robot);
    assertTrue(menu.getItems().stream().noneMatch(MenuItem::isDisable));
    robot.clickOn("#view-datasets");
    assertTrue(menu.getItems().stream().allMatch(MenuItem::isDisable), "it is not shown");
    robot.clickOn("#view-draw");
    assertTrue(menu.getItems().stream().noneMatch(MenuItem::isDisable));
  }

  @Test
  void theDatasetThatIsShownIsMarkedInTheListOnEveryVisit(FxRobot robot) throws Exception {
    robot.clickOn("#view-datasets");
    awaitNode(robot, "#dataset-my-garments");
    robot.clickOn("#dataset-my-garments");
    ListView<?> list = robot.lookup("#dataset-list").queryListView();
    Object marked = list.getSelectionModel().getSelectedItem();
    robot.clickOn("#view-draw");
    AtomicBoolean readAgain = new AtomicBoolean();
    robot.interact(
        () ->
            list.getItems()
                .addListener((ListChangeListener<Object>) change -> readAgain.set(true)));
    robot.clickOn("#view-datasets");
    awaitFx(readAgain::get, "the list has been read again");
    assertEquals(List.of(marked), List.copyOf(list.getSelectionModel().getSelectedItems()));
  }

  @Test
  void aFolderOfPicturesIsImportedBrowsedAndRemoved(FxRobot robot) throws Exception {
    ImageDataset digits = StrokeDigits.images("digits", 50, 9);
    Path pictures = app.home().resolve("pictures");
    DatasetExporter.write(
        pictures, DatasetExporter.Format.PNG, Map.of(Split.TRAIN, digits), Progress.NONE);
    robot.clickOn("#view-datasets");
    awaitIdle(robot);
    importFolder(robot, pictures, "Fifty");
    assertTrue(app.workspace().catalog().load("fifty", Split.TRAIN).sameContent(digits));

    awaitClassCount(robot, "#class-all", "50");
    robot.clickOn("#class-3");
    Node grid = robot.lookup("#image-grid").query();
    robot.interact(grid::requestFocus);
    robot.type(KeyCode.HOME, KeyCode.RIGHT);
    awaitText(robot, "#image-caption", "Image 13: 3");
    robot.type(KeyCode.END);
    awaitText(robot, "#image-caption", "Image 43: 3");
    robot.type(KeyCode.ENTER);
    awaitFx(
        () -> app.viewModel().drawingProperty().get().picture().isPresent(),
        "opened on the canvas");
    awaitNode(robot, "#draw-view");

    robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
    robot.clickOn("#dataset-remove");
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn("OK");
    awaitText(robot, "#dataset-title", "Stroke digits");
    assertFalse(Files.exists(app.home().resolve("data").resolve("fifty")));
  }

  private void showFewDigits(FxRobot robot) throws Exception {
    SmallWorkspace.withDataset(app.home());
    robot.interact(
        () ->
            app.window()
                .getScene()
                .getStylesheets()
                .add(getClass().getResource("/sketch28.css").toExternalForm()));
    robot.clickOn("#view-datasets");
    awaitNode(robot, "#dataset-" + SmallWorkspace.DATASET);
    robot.clickOn("#dataset-" + SmallWorkspace.DATASET);
    awaitClassCount(robot, "#class-all", "300");
    awaitText(robot, "#dataset-notice", "");
  }

  @Test
  void aDatasetOpensTheTrainAndTheErrorsView(FxRobot robot) throws Exception {
    showFewDigits(robot);
    robot.clickOn("#dataset-train");
    awaitFx(() -> selectedIn(robot, "#train-dataset"), "selected for training");
    robot.clickOn("#view-datasets");
    robot.clickOn("#dataset-errors");
    awaitFx(() -> selectedIn(robot, "#errors-dataset"), "selected for evaluation");
  }

  private static boolean selectedIn(FxRobot robot, String box) {
    return robot.lookup(box).queryAs(ComboBox.class).getValue() instanceof DatasetInfo info
        && info.name().equals(SmallWorkspace.DATASET);
  }

  @Test
  void theImagesHaveHalfOfASmallWindow(FxRobot robot) throws Exception {
    showFewDigits(robot);
    Window stage = app.window().getScene().getWindow();
    double width = stage.getWidth();
    double height = stage.getHeight();
    resize(robot, 800, 600);
    Region view = robot.lookup("#datasets-view").queryAs(Region.class);
    Region grid = robot.lookup("#image-grid").queryAs(Region.class);
    awaitFx(
        () ->
            view.getWidth() <= 800
                && 2 * grid.getWidth() * grid.getHeight() > view.getWidth() * view.getHeight(),
        "%s of %s".formatted(grid, view));
    // The next test has the same stage.
    resize(robot, width, height);
  }

  private void resize(FxRobot robot, double width, double height) {
    robot.interact(
        () -> {
          Window stage = app.window().getScene().getWindow();
          stage.setWidth(width);
          stage.setHeight(height);
        });
  }

  @Test
  void oneKeyLabelsAllSelectedImagesAndUndoUndoesAll(FxRobot robot) throws Exception {
    for (int i = 0; i < 3; i++) {
      Drawing drawing = StrokeDigits.drawing(7, new SplittableRandom(i));
      app.workspace()
          .drawings()
          .add(Domain.DIGITS, "7", drawing, new MnistPreprocessor().apply(drawing).result());
    }
    robot.clickOn("#view-datasets");
    robot.clickOn("#dataset-my-digits");
    awaitClassCount(robot, "#class-7", "3");
    robot.interact(robot.lookup("#image-grid").query()::requestFocus);
    robot.type(KeyCode.HOME);
    robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
    awaitText(robot, "#image-caption", "3 images selected");
    robot.type(KeyCode.DIGIT1);
    awaitClassCount(robot, "#class-1", "3");
    robot.clickOn("#image-undo");
    awaitClassCount(robot, "#class-7", "3");
  }

  /** The style sheet matters here: it gives the notice in the middle of the grid its size. */
  @Test
  void everyImageCanBeClicked(FxRobot robot) throws Exception {
    showFewDigits(robot);
    Node grid = robot.lookup("#image-grid").query();
    Bounds bounds = grid.localToScreen(grid.getBoundsInLocal());
    Set<String> clicked = new HashSet<>();
    int clicks = 0;
    for (double x = bounds.getMinX() + 32; x < bounds.getMaxX() - 60; x += 60) {
      robot.clickOn(x, bounds.getCenterY());
      clicked.add(FxSteps.text(robot, "#image-caption"));
      clicks++;
    }
    assertEquals(clicks, clicked.size(), "another image with each click: " + clicked);
  }

  @Test
  void whatCannotBeImportedSaysWhy(FxRobot robot) throws Exception {
    Path nothing = Files.createDirectory(app.home().resolve("nothing"));
    robot.clickOn("#view-datasets");
    robot.clickOn("#dataset-import");
    fill(robot, "#import-path", nothing.toString());
    robot.clickOn("#form-go");
    awaitText(robot, "#form-message", text -> text.contains(nothing.toString()), "the reason");
    assertEquals(
        nothing.toString(), robot.lookup("#import-path").queryAs(TextField.class).getText());
    ImageDataset digits = StrokeDigits.images("digits", 50, 9);
    Path pictures = app.home().resolve("pictures");
    DatasetExporter.write(
        pictures, DatasetExporter.Format.IDX, Map.of(Split.TRAIN, digits), Progress.NONE);
    fill(robot, "#import-path", pictures.toString());
    fill(robot, "#import-title", "Second try");
    robot.clickOn("#form-go");
    awaitText(robot, "#dataset-title", "Second try");
    awaitNoNode(robot, "#form-go");
    awaitText(robot, "#dataset-facts", text -> text.contains("40 training"), "a test part");
  }
}
