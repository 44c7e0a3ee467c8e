package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.control.ConfusionView;
import org.sketch28.app.control.ImageGrid;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.base.Progress;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.evaluate.Comparison;
import org.sketch28.evaluate.ConfusionMatrix;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Errors as a person browses them, of a small model on synthetic images. */
@ExtendWith(ApplicationExtension.class)
class ErrorsWindowTest {

  private static final String DATASET = SmallWorkspace.DATASET;

  @TempDir private Path home;
  private DrawViewModel viewModel;
  private MainWindow window;
  private Workspace workspace;

  @Start
  void start(Stage stage) throws Exception {
    workspace = SmallWorkspace.withModel(home);
    viewModel = new DrawViewModel(Tasks.onFxThread());
    window = FxSteps.open(stage, viewModel, home);
  }

  @Stop
  void stop() {
    window.close();
  }

  private Path folder(String name) {
    return workspace.ownModels().resolve(name);
  }

  /** What the window must show, computed without it. */
  private Evaluation expected(String model) throws Exception {
    return workspace
        .evaluator()
        .evaluate(ModelStore.entry(folder(model)), DATASET, Split.TEST, Progress.NONE);
  }

  private Evaluation expected() throws Exception {
    return expected(SmallWorkspace.MODEL);
  }

  private static void tab(FxRobot robot, String name) {
    robot.interact(
        () -> {
          TabPane tabs = robot.lookup(".errors-tabs").queryAs(TabPane.class);
          tabs.getTabs().stream()
              .filter(each -> each.getId().equals("errors-tab-" + name))
              .forEach(each -> tabs.getSelectionModel().select(each));
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static ImageGrid grid(FxRobot robot) {
    return robot.lookup("#errors-grid").queryAs(ImageGrid.class);
  }

  private void evaluate(FxRobot robot) throws Exception {
    openErrors(robot);
    await(() -> FxSteps.enabled(robot, "#errors-evaluate"), "it can be evaluated");
    robot.clickOn("#errors-evaluate");
    await(() -> text(robot, "#errors-accuracy").endsWith(" % right"), "the figures");
  }

  /** Opens the view with the small model on the small dataset. */
  private static void openErrors(FxRobot robot) throws Exception {
    robot.clickOn("#view-errors");
    select(
        robot,
        "#errors-model",
        (ModelStore.Entry entry) -> entry.manifest().name().equals(SmallWorkspace.MODEL));
    select(robot, "#errors-dataset", (DatasetInfo info) -> info.name().equals(DATASET));
  }

  private static <T> void select(FxRobot robot, String id, Predicate<T> wanted) throws Exception {
    @SuppressWarnings("unchecked")
    ComboBox<T> box = robot.lookup(id).queryAs(ComboBox.class);
    await(() -> box.getItems().stream().anyMatch(wanted), id + " is filled");
    robot.interact(() -> box.getItems().stream().filter(wanted).findFirst().map(item -> {
      box.setValue(item);
      return item;
    }));
  }

  private static void click(FxRobot robot, ConfusionView view, int label, int predicted) {
    Point2D centre = view.localToScreen(view.centre(label, predicted));
    robot.clickOn(centre.getX(), centre.getY());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void awaitCount(FxRobot robot, int count) throws Exception {
    await(
        () -> (" " + text(robot, "#errors-count")).contains(" %,d images".formatted(count)),
        count + " images, not " + text(robot, "#errors-count"));
  }

  @Test
  void fromACellToItsImagesToTheDetailToTheCanvas(FxRobot robot) throws Exception {
    evaluate(robot);
    Evaluation evaluation = expected();
    ConfusionMatrix matrix = ConfusionMatrix.of(evaluation);
    assertEquals(
        Messages.text(
            "errors.accuracy", 100.0 - 100.0 * evaluation.errors().length / evaluation.size()),
        text(robot, "#errors-accuracy"));
    int[] cell =
        IntStream.range(0, 100)
            .filter(i -> i / 10 != i % 10)
            .boxed()
            .max(
                (a, b) ->
                    Integer.compare(matrix.count(a / 10, a % 10), matrix.count(b / 10, b % 10)))
            .map(i -> new int[] {i / 10, i % 10})
            .orElseThrow();
    ConfusionView view = robot.lookup("#confusion").queryAs(ConfusionView.class);
    click(robot, view, cell[0], cell[1]);
    awaitCount(robot, matrix.count(cell[0], cell[1]));
    // The keyboard is in the grid now.
    robot.type(KeyCode.END);
    int index = grid(robot).selectedProperty().get();
    assertEquals(cell[0], evaluation.label(index));
    assertEquals(cell[1], evaluation.predicted(index));
    assertTrue(
        text(robot, "#error-words").startsWith("Image %,d: ".formatted(index)),
        text(robot, "#error-words"));

    choose(robot, "#error-saliency", 2);
    await(() -> text(robot, "#error-residual").contains("misses"), "integrated gradients");

    robot.interact(() -> grid(robot).requestFocus());
    robot.type(KeyCode.ENTER);
    await(() -> robot.lookup("#draw-view").tryQuery().isPresent(), "the drawing view");
    await(
        () ->
            viewModel.drawingProperty().get().picture().isPresent()
                && viewModel
                    .drawingProperty()
                    .get()
                    .picture()
                    .get()
                    .equals(evaluation.data().image(index)),
        "the image is on the canvas");
    await(
        () -> viewModel.resultProperty().get().recognition().isPresent(), "it is classified on the canvas");
  }

  private static void choose(FxRobot robot, String id, int item) {
    robot.interact(() -> robot.lookup(id).queryAs(ComboBox.class).getSelectionModel().select(item));
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void imagesAreFilteredSortedAndSelectedByKeyboard(FxRobot robot) throws Exception {
    evaluate(robot);
    Evaluation evaluation = expected();
    tab(robot, "images");
    awaitCount(robot, evaluation.errors().length);
    choose(robot, "#filter-show", 1);
    awaitCount(robot, evaluation.size());
    choose(robot, "#filter-sort", 2);
    await(
        () -> {
          robot.interact(() -> grid(robot).requestFocus());
          robot.type(KeyCode.HOME);
          int first = grid(robot).selectedProperty().get();
          return IntStream.range(0, evaluation.size())
              .allMatch(i -> evaluation.confidence(i) >= evaluation.confidence(first));
        },
        "the least sure comes first");
    robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT, KeyCode.RIGHT).release(KeyCode.SHIFT);
    assertEquals(3, grid(robot).selection().length);
    robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    assertEquals(evaluation.size(), grid(robot).selection().length);
    int wanted = IntStream.of(evaluation.errors()).filter(i -> i > 9).findFirst().orElseThrow();
    robot.interact(
        () ->
            robot
                .lookup("#filter-text")
                .queryAs(TextField.class)
                .setText(Integer.toString(wanted)));
    awaitCount(robot, 1);
    assertEquals(wanted, grid(robot).selectedProperty().get());
    robot.interact(() -> grid(robot).requestFocus());
    robot.type(KeyCode.ESCAPE);
    awaitCount(robot, evaluation.errors().length);
  }

  @Test
  void aCorrectedLabelCountsAndIsTakenBack(FxRobot robot) throws Exception {
    evaluate(robot);
    Evaluation evaluation = expected();
    int errors = evaluation.errors().length;
    tab(robot, "images");
    awaitCount(robot, errors);
    int index = grid(robot).selectedProperty().get();
    int predicted = evaluation.predicted(index);
    robot.interact(
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<Integer> box = robot.lookup("#error-correct").queryAs(ComboBox.class);
          box.setValue(predicted);
        });
    await(() -> workspace.catalog().corrections().list(DATASET).size() == 1, "saved");
    assertEquals(predicted, workspace.catalog().corrections().list(DATASET).get(0).to());
    awaitCount(robot, errors);
    robot.clickOn("#errors-corrected");
    awaitCount(robot, errors - 1);
    robot.clickOn("#errors-corrected");
    awaitCount(robot, errors);
    robot.interact(() -> grid(robot).select(index, true));
    robot.interact(
        () -> robot.lookup("#error-correct").queryAs(ComboBox.class).getSelectionModel().select(0));
    await(() -> workspace.catalog().corrections().list(DATASET).isEmpty(), "taken back");
  }

  @Test
  void aLassoOnTheMapOpensImages(FxRobot robot) throws Exception {
    evaluate(robot);
    tab(robot, "map");
    await(() -> text(robot, "#map-kind").equals("Principal components of the features"), "the map");
    Node map = robot.lookup("#map").query();
    Bounds bounds = map.localToScreen(map.getBoundsInLocal());
    double[][] corners = {{0.05, 0.05}, {0.95, 0.05}, {0.95, 0.95}, {0.05, 0.95}};
    robot.moveTo(at(bounds, corners[0]));
    robot.press(MouseButton.PRIMARY);
    for (double[] corner : corners) {
      robot.moveTo(at(bounds, corner));
    }
    robot.release(MouseButton.PRIMARY);
    await(() -> text(robot, "#errors-count").startsWith("Chosen on the map"), "the grid is shown");
  }

  private static Point2D at(Bounds bounds, double[] share) {
    return new Point2D(
        bounds.getMinX() + share[0] * bounds.getWidth(),
        bounds.getMinY() + share[1] * bounds.getHeight());
  }

  @Test
  void twoModelsAreCompared(FxRobot robot) throws Exception {
    DamagedModel.copy(folder(SmallWorkspace.MODEL), folder("other"));
    evaluate(robot);
    tab(robot, "compare");
    select(
        robot,
        "#compare-other",
        (ModelStore.Entry entry) -> entry.manifest().name().equals("other"));
    robot.clickOn("#compare-do");
    await(() -> text(robot, "#compare-summary").contains("other has"), "compared");
    Comparison comparison = Comparison.of(expected(), expected("other"));
    assertEquals("%,d".formatted(comparison.broken().length), text(robot, "#compare-count-broken"));
    assertEquals("%,d".formatted(comparison.fixed().length), text(robot, "#compare-count-fixed"));
    assertTrue(
        Files.exists(folder("other").resolve("evaluations")), "it is saved with the user's own model");
    robot.clickOn("#compare-show-broken");
    awaitCount(robot, comparison.broken().length);
  }

  @Test
  void aPersonCompetesWithTheNetwork(FxRobot robot) throws Exception {
    evaluate(robot);
    tab(robot, "duel");
    robot.clickOn("#duel-start");
    await(() -> text(robot, "#duel-number").equals("Image 1 of 40"), "the first image");
    robot.type(KeyCode.DIGIT3);
    await(() -> text(robot, "#duel-number").equals("Image 2 of 40"), "the second image");
    robot.clickOn("#duel-answer-5");
    robot.type(KeyCode.BACK_SPACE);
    await(() -> text(robot, "#duel-number").equals("Image 2 of 40"), "taken back");
    robot.type(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.ESCAPE);
    await(() -> text(robot, "#duel-you-all").contains(" of 3 wrong: "), "the result");
    robot.clickOn("#duel-again");
    await(() -> text(robot, "#duel-number").equals("Image 1 of 40"), "another one");
  }

  @Test
  void aSavedEvaluationOpensAtOnce(FxRobot robot) throws Exception {
    expected();
    openErrors(robot);
    await(() -> text(robot, "#errors-accuracy").endsWith(" % right"), "opened without Evaluate");
  }
}
