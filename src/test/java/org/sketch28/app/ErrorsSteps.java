package org.sketch28.app;

import static org.sketch28.app.FxSteps.awaitEnabled;
import static org.sketch28.app.FxSteps.awaitFx;
import static org.sketch28.app.FxSteps.awaitText;

import java.nio.file.Path;
import java.util.function.Predicate;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import org.sketch28.app.control.ImageGrid;
import org.sketch28.base.Progress;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.model.store.ModelStore;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Steps of the tests of the errors view in the window, with a small model. */
final class ErrorsSteps {

  static final String DATASET = SmallWorkspace.DATASET;

  private final OpenedWindow app;

  /**
   * @param app has the small model in its folder
   */
  ErrorsSteps(OpenedWindow app) {
    this.app = app;
  }

  /** The folder of the user's model with this name. */
  Path folder(String name) {
    return app.workspace().ownModels().resolve(name);
  }

  /** What the window must show, computed without it. */
  Evaluation expected(String model) throws Exception {
    return app.workspace()
        .evaluator()
        .evaluate(ModelStore.entry(folder(model)), DATASET, Split.TEST, Progress.NONE);
  }

  /** The evaluation of a model that ships, on a dataset of which the test part ships. */
  Evaluation shipped(String model, String dataset) throws Exception {
    return app.workspace()
        .evaluator()
        .saved(app.workspace().models().find(model), dataset, Split.TEST)
        .orElseThrow();
  }

  /** What the window must show of the small model. */
  Evaluation expected() throws Exception {
    return expected(SmallWorkspace.MODEL);
  }

  /** Shows a tab of the view. */
  static void tab(FxRobot robot, String name) {
    robot.interact(
        () -> {
          TabPane tabs = robot.lookup(".errors-tabs").queryAs(TabPane.class);
          tabs.getTabs().stream()
              .filter(each -> each.getId().equals("errors-tab-" + name))
              .forEach(each -> tabs.getSelectionModel().select(each));
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** The grid of images. */
  static ImageGrid grid(FxRobot robot) {
    return robot.lookup("#errors-grid").queryAs(ImageGrid.class);
  }

  /** Opens the view and evaluates the small model. */
  static void evaluate(FxRobot robot) throws Exception {
    openErrors(robot);
    awaitEnabled(robot, "#errors-evaluate");
    robot.clickOn("#errors-evaluate");
    awaitFigures(robot);
  }

  /** Waits until the figures of an evaluation are shown. */
  static void awaitFigures(FxRobot robot) throws Exception {
    awaitText(robot, "#errors-accuracy", text -> text.endsWith(" % right"), "the figures");
  }

  /** Opens the view with the small model on the small dataset. */
  static void openErrors(FxRobot robot) throws Exception {
    robot.clickOn("#view-errors");
    select(
        robot,
        "#errors-model",
        (ModelStore.Entry entry) -> entry.manifest().name().equals(SmallWorkspace.MODEL));
    select(robot, "#errors-dataset", (DatasetInfo info) -> info.name().equals(DATASET));
  }

  /** Selects the item that passes in a combo box, once it is there. */
  static <T> void select(FxRobot robot, String id, Predicate<T> wanted) throws Exception {
    @SuppressWarnings("unchecked")
    ComboBox<T> box = robot.lookup(id).queryAs(ComboBox.class);
    awaitFx(() -> box.getItems().stream().anyMatch(wanted), id + " is filled");
    robot.interact(
        () ->
            box.getItems().stream()
                .filter(wanted)
                .findFirst()
                .map(
                    item -> {
                      box.setValue(item);
                      return item;
                    }));
  }

  /** Waits until the grid shows so many images. */
  static void awaitCount(FxRobot robot, int count) throws Exception {
    awaitText(
        robot,
        "#errors-count",
        text -> (" " + text).contains(" %,d image".formatted(count)),
        count + " images");
  }
}
