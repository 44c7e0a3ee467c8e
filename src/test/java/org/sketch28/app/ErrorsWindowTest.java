package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.ErrorsSteps.DATASET;
import static org.sketch28.app.ErrorsSteps.awaitCount;
import static org.sketch28.app.ErrorsSteps.awaitFigures;
import static org.sketch28.app.ErrorsSteps.evaluate;
import static org.sketch28.app.ErrorsSteps.grid;
import static org.sketch28.app.ErrorsSteps.openErrors;
import static org.sketch28.app.ErrorsSteps.tab;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitFx;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.awaitText;
import static org.sketch28.app.FxSteps.enabled;
import static org.sketch28.app.FxSteps.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ConfusionView;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.evaluate.ConfusionMatrix;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.image.GrayImage;
import org.sketch28.model.store.ModelStore;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Errors as a person browses them, of a small model on synthetic images. */
class ErrorsWindowTest {

  @RegisterExtension private final OpenedWindow app = OpenedWindow.on(SmallWorkspace::withModel);

  private final ErrorsSteps errors = new ErrorsSteps(app);

  private static void click(FxRobot robot, ConfusionView view, int label, int predicted) {
    Point2D centre = view.localToScreen(view.centre(label, predicted));
    robot.clickOn(centre.getX(), centre.getY());
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void fromACellToItsImagesToTheDetailToTheCanvas(FxRobot robot) throws Exception {
    evaluate(robot);
    Evaluation evaluation = errors.expected();
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
    tab(robot, "overview");
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
    awaitFx(
        () -> robot.lookup("#error-residual").query().isVisible(),
        "integrated gradients are shown");

    robot.interact(() -> grid(robot).requestFocus());
    robot.type(KeyCode.ENTER);
    awaitNode(robot, "#draw-view");
    DrawViewModel viewModel = app.viewModel();
    Optional<GrayImage> image = Optional.of(evaluation.data().image(index));
    awaitFx(
        () -> viewModel.drawingProperty().get().picture().equals(image),
        "the image is on the canvas");
    awaitFx(
        () -> viewModel.resultProperty().get().recognition().isPresent(),
        "it is classified on the canvas");
  }

  @Test
  void theLegendOfWhyTellsWhatTheColoursMeanAndMovesNothing(FxRobot robot) throws Exception {
    evaluate(robot);
    awaitFx(() -> grid(robot).selectedProperty().get() >= 0, "an image is selected");
    Evaluation evaluation = errors.expected();
    int index = grid(robot).selectedProperty().get();
    Node below = robot.lookup("#error-correct").query();
    assertFalse(robot.lookup("#error-saliency-legend").query().isVisible());
    double before = below.localToScene(0, 0).getY();
    for (AttributionText each :
        List.of(
            new AttributionText(1, "More ink here makes", "less likely", "more likely"),
            new AttributionText(2, "The ink here makes", "less likely", "more likely"),
            new AttributionText(3, "Hiding this makes", "more likely", "less likely"))) {
      choose(robot, "#error-saliency", each.item());
      awaitText(
          robot, "#error-saliency-title", each.title() + " “" + evaluation.predicted(index) + "”");
      assertEquals(each.low(), text(robot, "#error-saliency-low"));
      assertEquals(each.high(), text(robot, "#error-saliency-high"));
      awaitFx(
          () -> robot.lookup("#error-residual").query().isVisible() == (each.item() == 2),
          "the result");
      assertEquals(before, below.localToScene(0, 0).getY());
    }
    robot.interact(() -> robot.lookup("#error-saliency-label").queryAs(CheckBox.class).fire());
    awaitText(
        robot, "#error-saliency-title", "Hiding this makes “" + evaluation.label(index) + "”");
    choose(robot, "#error-saliency", 0);
    assertFalse(robot.lookup("#error-saliency-legend").query().isVisible());
    assertEquals(before, below.localToScene(0, 0).getY());
  }

  private record AttributionText(int item, String title, String low, String high) {}

  @Test
  void allFiltersAreClearedWithOneButton(FxRobot robot) throws Exception {
    evaluate(robot);
    int errorCount = errors.expected().errors().length;
    awaitCount(robot, errorCount);
    assertFalse(enabled(robot, "#filter-clear"));
    choose(robot, "#filter-sort", 2);
    assertTrue(enabled(robot, "#filter-clear"));
    robot.clickOn("#filter-text").write("no such class");
    awaitCount(robot, 0);
    robot.clickOn("#filter-clear");
    awaitCount(robot, errorCount);
    assertEquals("", robot.lookup("#filter-text").queryAs(TextField.class).getText());
    assertFalse(enabled(robot, "#filter-clear"));
  }

  @Test
  void duplicatesAreFoundAndNamed(FxRobot robot) throws Exception {
    evaluate(robot);
    choose(robot, "#filter-sort", 6);
    awaitCount(robot, errors.expected().size());
    robot.interact(() -> robot.lookup("#errors-grid").query().requestFocus());
    robot.type(KeyCode.HOME);
    awaitText(robot, "#error-duplicate", text -> text.startsWith("Nearest image"), "its like");
  }

  private static void choose(FxRobot robot, String id, int item) {
    robot.interact(() -> robot.lookup(id).queryAs(ComboBox.class).getSelectionModel().select(item));
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void theFirstVisitShowsTheWorstMistakesOfTheShippedModelAtOnce(FxRobot robot) throws Exception {
    robot.clickOn("#view-errors");
    awaitCount(robot, 36);
    assertEquals("digits", modelBox(robot).getValue().manifest().name());
    Evaluation shipped = errors.shipped("digits", "mnist");
    int worst =
        IntStream.of(shipped.errors())
            .boxed()
            .max(Comparator.comparingDouble(shipped::loss))
            .orElseThrow();
    awaitFx(() -> grid(robot).selectedProperty().get() == worst, "the worst mistake is selected");
    assertTrue(text(robot, "#error-words").startsWith("Image %,d: ".formatted(worst)));
  }

  @SuppressWarnings("unchecked")
  private static ComboBox<ModelStore.Entry> modelBox(FxRobot robot) {
    return robot.lookup("#errors-model").queryAs(ComboBox.class);
  }

  @Test
  void imagesAreFilteredSortedAndSelectedByKeyboard(FxRobot robot) throws Exception {
    evaluate(robot);
    Evaluation evaluation = errors.expected();
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
          // Nothing is selected while the images are being sorted.
          return first >= 0
              && IntStream.range(0, evaluation.size())
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
    Evaluation evaluation = errors.expected();
    int wrong = evaluation.errors().length;
    tab(robot, "images");
    awaitCount(robot, wrong);
    int index = grid(robot).selectedProperty().get();
    int predicted = evaluation.predicted(index);
    robot.interact(
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<Integer> box = robot.lookup("#error-correct").queryAs(ComboBox.class);
          box.setValue(predicted);
        });
    await(() -> app.workspace().catalog().corrections().list(DATASET).size() == 1, "saved");
    assertEquals(predicted, app.workspace().catalog().corrections().list(DATASET).get(0).to());
    awaitCount(robot, wrong);
    robot.clickOn("#errors-corrected");
    awaitCount(robot, wrong - 1);
    robot.clickOn("#errors-corrected");
    awaitCount(robot, wrong);
    robot.interact(() -> grid(robot).select(index, true));
    robot.interact(
        () -> robot.lookup("#error-correct").queryAs(ComboBox.class).getSelectionModel().select(0));
    await(() -> app.workspace().catalog().corrections().list(DATASET).isEmpty(), "taken back");
  }

  @Test
  void aSavedEvaluationOpensAtOnce(FxRobot robot) throws Exception {
    errors.expected();
    openErrors(robot);
    awaitFigures(robot);
  }
}
