package org.sketch28.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.SmallWorkspace;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.app.base.Tasks;
import org.sketch28.workspace.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
class CurvesPaneTest {

  @TempDir private Path home;
  private TrainViewModel viewModel;
  private CurvesPane pane;
  private CurveSelection selection;

  @Start
  void start(Stage stage) throws Exception {
    Workspace workspace = SmallWorkspace.withDataset(home);
    Tasks tasks = ManualTasks.direct(new ArrayList<>());
    viewModel = new TrainViewModel(workspace, tasks, message -> {});
    viewModel.refresh();
    viewModel.datasets().available().stream()
        .filter(info -> info.name().equals(SmallWorkspace.DATASET))
        .forEach(viewModel.datasets().selectedProperty()::set);
    viewModel.form().show(SmallWorkspace.config(2));
    selection = new CurveSelection(viewModel);
    pane = new CurvesPane(selection, viewModel.history());
    CurveTools tools = new CurveTools(pane, selection, tasks.saves("curves", message -> {}));
    VBox.setVgrow(pane, Priority.ALWAYS);
    stage.setScene(new Scene(new VBox(tools, pane), 700, 540));
    stage.show();
  }

  @Stop
  void stop() {
    viewModel.close();
  }

  @Test
  void curvesOnTheScreenBecomeAPicture(FxRobot robot) throws Exception {
    WritableImage[] images = new WritableImage[2];
    robot.interact(
        () -> {
          pane.setColors(Color.BLACK, Color.LIGHTGRAY);
          images[0] = pane.snapshot(null, null);
          viewModel.start();
          pane.setLogarithmic(true);
          pane.refresh();
          images[1] = pane.snapshot(null, null);
        });
    BufferedImage empty = ImageIO.read(new ByteArrayInputStream(CurveExport.png(images[0])));
    BufferedImage curves = ImageIO.read(new ByteArrayInputStream(CurveExport.png(images[1])));
    assertEquals(700, curves.getWidth());
    boolean drawn = false;
    for (int x = 0; x < curves.getWidth(); x++) {
      for (int y = 0; y < curves.getHeight(); y++) {
        drawn |= curves.getRGB(x, y) != empty.getRGB(x, y);
      }
    }
    assertTrue(drawn);
  }

  @Test
  void aZoomIsResetByAButtonThatIsThereWhileItLasts(FxRobot robot) {
    robot.interact(viewModel::start);
    robot.interact(pane::refresh);
    assertFalse(robot.lookup("#train-reset-zoom").query().isVisible());
    robot.drag(robot.offset("#chart-loss", -50, 0), MouseButton.PRIMARY);
    robot.dropTo(robot.offset("#chart-loss", 50, 0));
    assertTrue(robot.lookup("#train-reset-zoom").query().isVisible());
    robot.clickOn("#train-reset-zoom");
    assertFalse(robot.lookup("#train-reset-zoom").query().isVisible());
    assertFalse(pane.zoomedProperty().get());
  }

  @Test
  void theLegendHidesCurvesAndSaysWhatTrainingIsMeasuredOn(FxRobot robot) {
    robot.interact(viewModel::start);
    robot.interact(pane::refresh);
    assertEquals(
        "training (on altered images)",
        robot.lookup("#legend-training").queryAs(ToggleButton.class).getText());
    assertTrue(robot.lookup("#legend-plain").tryQuery().isPresent());
    assertTrue(
        robot.lookup("#train-note").queryAs(Label.class).getText().contains("altered images"));
    assertEquals(4, selection.curves(RunCurves.Measure.LOSS).size());
    robot.clickOn("#legend-training");
    assertEquals(2, selection.curves(RunCurves.Measure.LOSS).size());
    robot.clickOn("#legend-training");
    assertEquals(4, selection.curves(RunCurves.Measure.LOSS).size());
  }
}
